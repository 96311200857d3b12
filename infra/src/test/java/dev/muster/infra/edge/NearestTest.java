package dev.muster.infra.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.infra.NeedsNode;
import dev.muster.infra.settings.Context;
import dev.muster.infra.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The function as CloudFront runs it, but for the module of CloudFront. */
@ExtendWith(NeedsNode.class)
class NearestTest {
    private static final Settings TWO =
            Settings.of(new Context(Map.<String, Object>of("regions", "us-east-1,eu-west-1")::get));
    private static final String CLOUDFRONT = """
            const cf = {
                kvs: () => ({ get: async () => { if (process.argv[4]) return process.argv[4]; throw new Error('no key'); } }),
                selectRequestOriginById: origin => console.log(origin),
            };
            """;
    private static final String CALL = """
            handler({ request: {
                uri: process.argv[2],
                headers: /^[-0-9]/.test(process.argv[3]) ? { 'cloudfront-viewer-longitude': { value: process.argv[3] } }
                    : process.argv[3] ? { 'muster-region': { value: process.argv[3] } } : {},
            } });
            """;

    @ParameterizedTest
    @CsvSource({
        "/v1/runs, -74.0, '', us-east-1",
        "/v1/runs, 13.4, '', eu-west-1",
        "/v1/runs, 170.5, '', us-east-1",
        "/v1/runs, '', '', us-east-1",
        "/v1/runs, 13.4, eu-west-1, us-east-1",
        "/v1/runs/wabc0123456789abcdefghijklmnop01, 13.4, '', us-east-1",
        "/v1/runs/xabc0123456789abcdefghijklmnop01/events, -74.0, '', eu-west-1",
        "/v1/runs/xabc0123456789abcdefghijklmnop01, -74.0, eu-west-1, us-east-1",
        "/v1/pools, us-east-1, '', us-east-1",
        "/v1/pools, eu-west-1, '', eu-west-1",
        "/v1/pools, eu-west-1, eu-west-1, us-east-1",
        "/v1/runs/aabc0123456789abcdefghijklmnop01, 13.4, '', eu-west-1"
    })
    void aRequestGoesToTheRegionOfItsRunElseToTheNearest(
            String path, String header, String away, String region, @TempDir Path folder)
            throws IOException, InterruptedException {
        String code = Nearest.code(TWO).replace("import cf from 'cloudfront';", CLOUDFRONT) + CALL;
        Path file = Files.writeString(folder.resolve("function.js"), code);
        Process node = new ProcessBuilder("node", file.toString(), path, header, away)
                .redirectErrorStream(true)
                .start();
        String said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(node.waitFor()).as(said).isZero();
        assertThat(said).isEqualTo(region);
    }
}
