package dev.muster.simulation.terminal;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** JSON as all of Muster writes it: on one line, in snake_case. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Figures())
                    .addSerializer(Double.class, new Figures()))
            .build();

    private Json() {}

    /** No figure here is known to more than six decimals; the rest is the noise of binary fractions. */
    private static final class Figures extends StdSerializer<Double> {
        private static final double MILLIONTHS = 1e6;

        Figures() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(Math.rint(value * MILLIONTHS) / MILLIONTHS);
        }
    }
}
