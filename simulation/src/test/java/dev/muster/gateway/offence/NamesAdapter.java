package dev.muster.gateway.offence;

import dev.muster.aws.AwsSettings;

public record NamesAdapter(AwsSettings settings) {}
