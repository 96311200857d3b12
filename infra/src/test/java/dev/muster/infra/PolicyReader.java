package dev.muster.infra;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Says what a role may do, conditions apart; nothing denies here. Resources are written as their stack's logical names: {@code <Runs5F1B.Arn>}. */
record PolicyReader(Assembly assembly) {
    private static final String ROLE = "AWS::IAM::Role";

    boolean allows(String role, String action, String resource) {
        return statements(role)
                .anyMatch(statement -> "Allow".equals(statement.get("Effect").asString())
                        && texts(statement.get("Action")).anyMatch(pattern -> matches(pattern, action))
                        && texts(statement.get("Resource")).anyMatch(pattern -> matches(pattern, resource)));
    }

    Stream<JsonNode> statements(String role) {
        JsonNode found = assembly.named("roles", ROLE, "RoleName", "muster-production-us-east-1-" + role);
        Stream<JsonNode> own = found.get("Policies").valueStream().map(policy -> policy.get("PolicyDocument"));
        Stream<JsonNode> added = assembly.all("roles", "AWS::IAM::Policy").stream()
                .filter(policy ->
                        policy.get("PolicyName").asString().startsWith(role.replace("-", "") + "DefaultPolicy"))
                .map(policy -> policy.get("PolicyDocument"));
        return Stream.concat(own, added)
                .flatMap(document -> document.get("Statement").valueStream());
    }

    private static boolean matches(String pattern, String value) {
        return value.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"));
    }

    Stream<String> texts(JsonNode node) {
        return node.isArray() ? node.valueStream().map(this::text) : Stream.of(text(node));
    }

    /** With what only CloudFormation knows by name. */
    String text(JsonNode node) {
        if (node.isString()) {
            return node.asString();
        }
        if (node.has("Fn::Join")) {
            return String.join(
                    "", node.at("/Fn::Join/1").valueStream().map(this::text).toList());
        }
        if (node.has("Fn::ImportValue")) {
            return imported(node.get("Fn::ImportValue").asString());
        }
        if (node.has("Fn::GetAtt")) {
            return "<" + node.at("/Fn::GetAtt/0").asString() + "."
                    + node.at("/Fn::GetAtt/1").asString() + ">";
        }
        return "<" + node.path("Ref").asString("?") + ">";
    }

    private String imported(String export) {
        return assembly.templates().stream()
                .flatMap(file -> Assembly.read(file).path("Outputs").valueStream())
                .filter(output -> export.equals(output.at("/Export/Name").asString("")))
                .map(output -> text(output.get("Value")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing exports " + export));
    }

    /** The bucket of documents: it has no name before it is made. */
    String documents() {
        return assembly.template("state").get("Resources").propertyNames().stream()
                .filter(name -> name.matches("Documents[0-9A-F]{8}"))
                .map(name -> "<" + name + ".Arn>")
                .findFirst()
                .orElseThrow();
    }

    /** The ARN of a resource of the stack of state. */
    String arn(String property, String name) {
        return assembly.template("state")
                .get("Resources")
                .propertyStream()
                .filter(one -> name.equals(
                        one.getValue().path("Properties").path(property).asString("")))
                .map(one -> one.getValue().get("Type").asString().contains("SNS")
                        ? "<" + one.getKey() + ">"
                        : "<" + one.getKey() + ".Arn>")
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name));
    }
}
