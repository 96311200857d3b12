package dev.muster.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.muster.aws.ServiceOnAws;
import dev.muster.gateway.offence.DependsOnWorker;
import dev.muster.gateway.offence.NamesAdapter;
import dev.muster.gateway.offence.ReadsClock;
import dev.muster.gateway.offence.ReadsConfiguration;
import dev.muster.gateway.offence.SomethingHelper;
import dev.muster.run.offence.DependsOnLibrary;
import dev.muster.scaler.decide.offence.DecidesByPool;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ArrowsTest {
    /** @param offence a class that the rule must refuse */
    record Case(ArchRule rule, Class<?> offence) {
        @Override
        public String toString() {
            return offence.getSimpleName();
        }
    }

    private static final String[] SERVICES = {"dev.muster.gateway..", "dev.muster.worker..", "dev.muster.scaler.."};
    private static final String UNTIDY = ".*(Util|Utils|Helper|Manager|Impl|Base|Dto|Mapper|Constants)";

    static final List<Case> CASES = List.of(
            new Case(
                    noClasses()
                            .that()
                            .resideInAPackage("dev.muster.gateway..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("dev.muster.worker..")
                            .because("a service never depends on another service"),
                    DependsOnWorker.class),
            new Case(
                    classes()
                            .that()
                            .resideInAnyPackage("dev.muster.run..", "dev.muster.fleet..", "dev.muster.pace..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(
                                    "java..",
                                    "javax.crypto..",
                                    "org.jspecify..",
                                    "dev.muster.run..",
                                    "dev.muster.fleet..",
                                    "dev.muster.pace..")
                            .because("a pure room sees the JDK, JSpecify and the rooms below it"),
                    DependsOnLibrary.class),
            new Case(
                    noClasses()
                            .that()
                            .resideInAnyPackage(SERVICES)
                            .and()
                            .haveSimpleNameNotEndingWith("Wiring")
                            .and()
                            .resideOutsideOfPackage(
                                    "dev.muster.scaler.aws..") // itself adapters, of the scaler's own ports
                            .should()
                            .dependOnClassesThat(resideInAPackage("dev.muster.aws..")
                                    .and(not(type(ServiceOnAws.class)))) // which names none
                            .because("only the wiring names an adapter"),
                    NamesAdapter.class),
            new Case(
                    classes()
                            .that()
                            .resideInAPackage("dev.muster.scaler.decide..")
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(
                                    "java.lang..",
                                    "java.time..",
                                    "java.util..",
                                    "org.jspecify..",
                                    "dev.muster.run..",
                                    "dev.muster.fleet..",
                                    "dev.muster.scaler.decide..")
                            .because("a decision knows what it was given and does nothing"),
                    DecidesByPool.class),
            new Case(
                    noClasses()
                            .that()
                            .resideInAnyPackage(SERVICES)
                            .and()
                            .haveSimpleNameNotEndingWith("Wiring")
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(
                                    "org.springframework.beans.factory.annotation..", "org.springframework.core.env..")
                            .orShould()
                            .callMethod(System.class, "getenv", String.class)
                            .because("only settings read configuration"),
                    ReadsConfiguration.class),
            new Case(
                    noClasses()
                            .that()
                            .resideInAnyPackage(SERVICES)
                            .and()
                            .haveSimpleNameNotEndingWith("Wiring")
                            .should()
                            .callMethod(Instant.class, "now")
                            .orShould()
                            .callMethod(System.class, "nanoTime")
                            .orShould()
                            .callMethod(System.class, "currentTimeMillis")
                            .orShould()
                            .callMethod(Thread.class, "sleep", long.class)
                            .orShould()
                            .callMethod(UUID.class, "randomUUID")
                            .because("time, waiting and ids come in through constructors"),
                    ReadsClock.class),
            new Case(
                    noClasses().should().haveNameMatching(UNTIDY).because("such a name says nothing"),
                    SomethingHelper.class));

    @ParameterizedTest
    @FieldSource("CASES")
    void theHouseKeepsTheRule(Case one) {
        one.rule().check(House.CLASSES);
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void theRuleBites(Case one) {
        assertThat(one.rule().evaluate(House.only(one.offence())).hasViolation())
                .isTrue();
    }
}
