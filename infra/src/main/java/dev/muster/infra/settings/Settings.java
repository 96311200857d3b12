package dev.muster.infra.settings;

import java.util.List;
import java.util.Optional;

/**
 * All that can be chosen about a deployment.
 *
 * @param profile its name, part of every other name
 * @param regions each a whole Muster; the first is where names, certificates and the firewall are known to CloudFront
 * @param workerImage of a prepared machine; Amazon Linux 2023 else, which then prepares itself
 * @param email of whoever is to be told
 * @param repository {@code owner/name} on GitHub whose workflows may deploy
 * @param eksIssuer of the tokens of a cluster's service accounts, without https://, where services run on EKS
 */
public record Settings(
        String profile,
        List<String> regions,
        Scale scale,
        Optional<Site> site,
        List<Key> keys,
        Optional<String> workerImage,
        Optional<String> email,
        Optional<String> repository,
        Optional<String> eksIssuer) {
    private static final String PRODUCTION = "production";
    private static final String REGION = "[a-z]{2}(-[a-z]+)+-[0-9]";

    /** A key that nobody has: so that templates can be made, and nobody is let in. */
    private static final Key NOBODY = new Key("nobody", "submit", "0".repeat(64));

    public static Settings of(Context context) {
        String profile = context.oneOf("profile", "dev", List.of("dev", PRODUCTION));
        Scale scale = PRODUCTION.equals(profile) ? Scale.PRODUCTION : Scale.DEV;
        return new Settings(
                profile,
                regions(context),
                scale.with(context),
                Site.of(context),
                keys(context),
                context.text("workerImage").map(image -> context.matching("workerImage", image, "ami-[0-9a-f]{8,17}")),
                context.text("email").map(mail -> context.matching("email", mail, "[^@\\s]+@[^@\\s]+")),
                context.text("repository").map(name -> context.matching("repository", name, "[\\w.-]+/[\\w.-]+")),
                context.text("eksIssuer")
                        .map(issuer -> context.matching(
                                "eksIssuer", issuer, "oidc\\.eks\\.[a-z0-9-]+\\.amazonaws\\.com/id/[A-Z0-9]+")));
    }

    private static List<String> regions(Context context) {
        List<String> named = context.list("regions");
        List<String> regions = named.isEmpty() ? List.of("us-east-1") : named;
        regions.forEach(region -> context.matching("regions", region, REGION));
        if (regions.size() > 1) {
            regions.forEach(Regions::longitude);
        }
        if (regions.stream().distinct().count() != regions.size() || regions.size() > 2) {
            throw new IllegalArgumentException(
                    "regions '" + String.join(",", regions) + "': needs one or two, each once");
        }
        return regions;
    }

    private static List<Key> keys(Context context) {
        List<Key> keys =
                context.list("keys").stream().map(text -> Key.of(context, text)).toList();
        return keys.isEmpty() ? List.of(NOBODY) : keys;
    }

    /** What all names begin with. */
    public String prefix() {
        return "muster-" + profile;
    }
}
