// Which region answers: the one that the header muster-region asks for, or that of the run, which its id begins with; else the nearest.
// What an operator has named as away gets nothing.
import cf from 'cloudfront';

const regions = REGIONS;

function distance(one, other) {
    const apart = Math.abs(one - other) % 360;
    return Math.min(apart, 360 - apart);
}

function wanted(request) {
    const asked = request.headers['muster-region'];
    const run = /^\/v1\/runs\/([w-z])[a-v0-9]{31}(?:\/|$)/.exec(request.uri);
    return regions.find(region => asked ? region.name === asked.value : run && region.home === run[1]);
}

function nearest(headers, among) {
    const seen = headers['cloudfront-viewer-longitude'];
    const longitude = seen ? parseFloat(seen.value) : NaN;
    if (isNaN(longitude)) {
        return among[0];
    }
    return among.reduce((best, next) =>
        distance(next.longitude, longitude) < distance(best.longitude, longitude) ? next : best);
}

async function away() {
    try {
        return await cf.kvs().get('away');
    } catch (nobody) {
        return '';
    }
}

async function handler(event) {
    const request = event.request;
    const gone = await away();
    const there = regions.filter(region => region.name !== gone);
    const own = wanted(request);
    const chosen = own && own.name !== gone ? own : nearest(request.headers, there);
    cf.selectRequestOriginById(chosen.origin);
    return request;
}
