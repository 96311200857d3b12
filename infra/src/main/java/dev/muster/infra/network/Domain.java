package dev.muster.infra.network;

import dev.muster.infra.settings.Site;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.certificatemanager.CertificateValidation;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.HostedZoneAttributes;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.constructs.Construct;

/** The name of a site, in the region of whoever needs it: certificates do not leave theirs. */
public record Domain(IHostedZone zone, Certificate certificate) {
    /** The zone exists already; by its records the certificate is proven, and renewed. */
    public static Domain of(Construct scope, Site site) {
        HostedZoneAttributes attributes = HostedZoneAttributes.builder()
                .hostedZoneId(site.zoneId())
                .zoneName(site.zone())
                .build();
        IHostedZone zone = HostedZone.fromHostedZoneAttributes(scope, "Zone", attributes);
        Certificate certificate = Certificate.Builder.create(scope, "Certificate")
                .domainName(site.domain())
                .validation(CertificateValidation.fromDns(zone))
                .build();
        return new Domain(zone, certificate);
    }
}
