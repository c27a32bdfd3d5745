package dev.outcrop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The house as a test: which package may use which, and where each outside library is at home. */
final class ArchitectureTest {

    private static final String ROOT = "dev.outcrop";

    /** A package may use what its row lists; all may use error. The root package is written as "". */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry(
                    "cli",
                    List.of(
                            "",
                            "report",
                            "compare",
                            "conversation",
                            "session",
                            "assistant",
                            "attachment",
                            "model",
                            "prompt",
                            "usage",
                            // What is recorded anew, when it is given again, and what is no longer used.
                            "recording",
                            "simulator",
                            "catalog",
                            "config")),
            Map.entry(
                    "",
                    List.of(
                            "compare",
                            "conversation",
                            "session",
                            "assistant",
                            "model",
                            "recording",
                            "simulator",
                            "prompt",
                            "usage",
                            "store",
                            "catalog",
                            "config")),
            Map.entry("report", List.of("compare", "conversation", "assistant", "usage", "config")),
            Map.entry("compare", List.of("conversation", "prompt", "model", "usage")),
            // Turns are filled by the same templates as prompts.
            // Scripts and questions name pictures and documents; the wire and the store each have a form for them.
            Map.entry(
                    "conversation",
                    List.of("session", "assistant", "attachment", "prompt", "usage", "store", "config")),
            // A kept turn names the prompt that it was made with.
            Map.entry("session", List.of("assistant", "attachment", "prompt", "usage", "store", "token", "config")),
            // A reply says which model answered and what it cost; tools need a model whose card has them.
            // What an assistant asks of Bedrock beside its words is read by config and made by model.
            Map.entry("assistant", List.of("attachment", "prompt", "model", "usage", "catalog", "config")),
            Map.entry("model", List.of("attachment", "bedrock", "catalog", "usage", "config")),
            Map.entry("attachment", List.of()),
            // Recordings are YAML, read with the same reader as every other file.
            Map.entry("recording", List.of("bedrock", "config")),
            // Rules are YAML, read with the same reader as every other file.
            Map.entry("simulator", List.of("bedrock", "catalog", "token", "config")),
            Map.entry("usage", List.of("catalog", "store", "config")),
            Map.entry("token", List.of()),
            Map.entry("prompt", List.of("config")),
            Map.entry("catalog", List.of("bedrock", "config")),
            Map.entry("bedrock", List.of()),
            Map.entry("store", List.of("config")),
            // The words of body: and which ids need one are the registry of provider bodies, so that neither goes
            // stale.
            Map.entry("config", List.of("bedrock")),
            Map.entry("error", List.of()),
            // What tests put before their class; nothing of production may need JUnit.
            Map.entry("junit", List.of("simulator")),
            Map.entry("sample", List.of("assistant")));

    /** An outside library, by the start of its packages, and the packages where it is at home. */
    private static final Map<String, List<String>> AT_HOME = new TreeMap<>(Map.ofEntries(
            Map.entry("picocli", List.of("cli")),
            Map.entry("org.jline", List.of("cli")),
            Map.entry("me.tongfei", List.of("cli")),
            Map.entry("com.samskivert.mustache", List.of("prompt")),
            Map.entry("org.snakeyaml", List.of("config")),
            Map.entry("com.google.re2j", List.of("conversation", "simulator")),
            Map.entry("com.networknt", List.of("conversation")),
            Map.entry("dev.failsafe", List.of("model")),
            Map.entry("com.github.difflib", List.of("recording")),
            // What answers behind the simulator; the production path knows Bedrock alone.
            Map.entry("dev.langchain4j.model.openai", List.of("simulator")),
            Map.entry("io.netty", List.of("simulator", "model")),
            Map.entry("org.junit", List.of("junit")),
            Map.entry("java.sql", List.of("store"))));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void each_package_uses_only_what_its_row_lists() {
        MAY_USE.forEach((name, others) -> noClasses()
                .that(resideInFloor(name))
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<>("are outside the row of " + (name.isEmpty() ? "the root" : name)) {
                            @Override
                            public boolean test(JavaClass used) {
                                var floor = floorOf(used);
                                return floor != null
                                        && !floor.equals(name)
                                        && !floor.equals("error")
                                        && !others.contains(floor);
                            }
                        })
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    @Test
    void every_package_has_a_row() {
        noClasses()
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.be(
                        new DescribedPredicate<>("in a package without a row in MAY_USE") {
                            @Override
                            public boolean test(JavaClass type) {
                                var floor = floorOf(type);
                                return floor != null && !MAY_USE.containsKey(floor);
                            }
                        }))
                .check(CLASSES);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void each_outside_library_is_at_home_in_its_packages() {
        AT_HOME.forEach((library, homes) -> noClasses()
                .that(new DescribedPredicate<>("reside outside " + homes) {
                    @Override
                    public boolean test(JavaClass type) {
                        return !homes.contains(floorOf(type));
                    }
                })
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .allowEmptyShould(true)
                .check(CLASSES));
    }

    @Test
    void only_the_terminal_prints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".cli.Terminal")
                .should(com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(CLASSES);
    }

    @Test
    void no_type_is_named_after_a_layer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
                .check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> resideInFloor(String name) {
        return new DescribedPredicate<>("reside in " + (name.isEmpty() ? "the root" : name)) {
            @Override
            public boolean test(JavaClass type) {
                return name.equals(floorOf(type));
            }
        };
    }

    /** The top-level package of a class of ours, "" for the root; null for other people's classes. */
    private static String floorOf(JavaClass type) {
        var name = type.getPackageName();
        if (name.equals(ROOT)) {
            return "";
        }
        if (!name.startsWith(ROOT + ".")) {
            return null;
        }
        var rest = name.substring(ROOT.length() + 1);
        var dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
