package dev.muster.run.offence;

import com.tngtech.archunit.base.DescribedPredicate;

public record DependsOnLibrary(DescribedPredicate<String> predicate) {}
