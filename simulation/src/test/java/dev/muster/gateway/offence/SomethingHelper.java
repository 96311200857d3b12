package dev.muster.gateway.offence;

public record SomethingHelper() {}
