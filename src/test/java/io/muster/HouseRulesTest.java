package io.muster;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house: who may know whom, what lives where, and how things are called. */
class HouseRulesTest {

    private static final String ROOT = "io.muster";

    /** What each room may know, in the order of the data's way. A new room needs a line here. */
    private static final Map<String, Set<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("model", Set.of()),
            // A query's text alone, so that a definition can be refused before any database sees it.
            Map.entry("query", Set.of()),
            // Who may is the same whatever is asked for, so it knows none of the steps.
            Map.entry("access", Set.of("model")),
            Map.entry("definition", Set.of("model", "query")),
            Map.entry("settings", Set.of("model", "definition", "access")),
            Map.entry("source", Set.of("model", "query")),
            Map.entry("match", Set.of("model", "source")),
            Map.entry("ledger", Set.of("model", "source", "match")),
            Map.entry("braze", Set.of("model", "ledger")),
            // It reads what the steps wrote as tables, not as classes, so that a row outlives their code.
            Map.entry("imports", Set.of("model")),
            Map.entry("wording", Set.of("model", "imports")),
            Map.entry("workspace", Set.of("model", "definition", "settings", "ledger", "braze", "imports", "wording")),
            // It queues imports, and sees how a cohort stands as tables, not as classes.
            Map.entry("schedule", Set.of("model", "definition", "imports", "wording")),
            Map.entry("notify", Set.of("model", "definition", "access", "settings", "imports", "wording")),
            Map.entry("datasource", Set.of("model", "query", "settings", "source", "imports")),
            Map.entry("operations", Set.of("model", "access", "braze")),
            Map.entry(
                    "pipeline",
                    Set.of(
                            "model",
                            "query",
                            "definition",
                            "settings",
                            "source",
                            "datasource",
                            "match",
                            "ledger",
                            "braze",
                            "imports",
                            "workspace",
                            "notify",
                            "operations")),
            // The pages show definitions, ledgers and imports; they never send, match or read a source.
            Map.entry(
                    "web",
                    Set.of(
                            "model",
                            "definition",
                            "access",
                            "settings",
                            "source",
                            "ledger",
                            "braze",
                            "imports",
                            "wording",
                            "workspace",
                            "schedule",
                            "notify",
                            "operations")),
            Map.entry(
                    "boot",
                    Set.of(
                            "model",
                            "query",
                            "access",
                            "definition",
                            "settings",
                            "source",
                            "datasource",
                            "match",
                            "ledger",
                            "braze",
                            "imports",
                            "wording",
                            "workspace",
                            "schedule",
                            "notify",
                            "operations",
                            "pipeline",
                            "web")),
            // A stand-in of Braze that knew how Muster works could not find its faults.
            Map.entry("sandbox", Set.of("model")),
            Map.entry("demo", Set.of("model", "settings", "imports", "operations", "pipeline", "boot", "sandbox")));

    /** Read once for all who ask, which takes longer than the asking. */
    static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    static Stream<String> packages() {
        return MAY_KNOW.keySet().stream().sorted();
    }

    @Test
    void every_package_has_its_place_on_the_way() {
        Set<String> found = OURS.stream()
                .map(HouseRulesTest::place)
                .filter(place -> !place.isEmpty())
                .collect(toSet());

        assertThat(found).isEqualTo(MAY_KNOW.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void a_step_knows_only_the_words_and_the_steps_before_it(String step) {
        String[] others = MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(step) && !MAY_KNOW.get(step).contains(other))
                .map(HouseRulesTest::named)
                .toArray(String[]::new);

        if (others.length > 0) {
            noClasses()
                    .that(resideInAPackage(named(step)))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .check(OURS);
        }
    }

    @Test
    void no_packages_know_each_other_in_a_circle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void only_these_classes_know_camel() {
        Set<String> known = OURS.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.apache.camel")))
                .map(JavaClass::getSimpleName)
                .collect(toSet());

        assertThat(known)
                .as("beans take and return domain values, the routes hold what Camel does; but Application starts"
                        + " Camel, the wirings bind its beans, HealthProbes asks after its routes, ManagedRoutes is what JMX operates them by,"
                        + " RouteHeartbeats counts their ticks, RouteErrorLog answers its consumers, QuartzSetup and"
                        + " QuartzStandby keep what ticks in our database, MailLogin signs in to the mail server,"
                        + " WebhookClient is the client of strangers, ResponseBounds bounds what Braze's client reads,"
                        + " ManagedThrottle is the throttle over JMX, where ManagedObjects puts it with what leads from"
                        + " a route's consumer to the route, LookupRowMapper reads what a lookup gives")
                .isSubsetOf(
                        "Application",
                        "DeliveryWiring",
                        "ImportWiring",
                        "NotificationWiring",
                        "HealthProbes",
                        "ManagedRoutes",
                        "RoutesOperated",
                        "RouteHeartbeats",
                        "RouteErrorLog",
                        "QuartzSetup",
                        "QuartzStandby",
                        "LookupRowMapper",
                        "MailLogin",
                        "WebhookClient",
                        "ResponseBounds",
                        "ManagedThrottle",
                        "ManagedObjects",
                        "RoutesConsumer",
                        "RoutesPoll");
    }

    @Test
    void sql_lives_where_a_table_or_a_source_is_read() {
        noClasses()
                .that(resideInAnyPackage(except(
                        "model",
                        "query",
                        "datasource",
                        "source",
                        "ledger",
                        "imports",
                        "workspace",
                        "notify",
                        "schedule",
                        "access",
                        "pipeline",
                        "operations",
                        "boot",
                        "demo")))
                .and()
                .resideOutsideOfPackage(ROOT + ".web.health..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.."))
                .because(
                        "model tells faults by SQL states, query asks PostgreSQL's parser, datasource keeps the pools, source"
                                + " reads queries, ledger, imports and workspace keep our tables, notify its outbox, schedule"
                                + " its times, access users, sessions, tokens and what they did, pipeline what takes more than"
                                + " one of them, operations tell one that is away, boot the database; demo fills it, and the page of health asks whether it"
                                + " answers")
                .check(OURS);
    }

    @Test
    void http_is_served_by_web_alone() {
        noClasses()
                .that(resideInAnyPackage(except("web")))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty.."))
                .check(OURS);
    }

    @Test
    void time_comes_in_as_a_clock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class)
                .check(OURS);
    }

    @Test
    void a_clock_is_made_only_where_a_process_begins() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                // The sandbox runs as a process of its own as well, with this as its default.
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".sandbox.SandboxSettings")
                .should()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(InstantSource.class, "system")
                .check(OURS);
    }

    @Test
    void only_a_mark_is_measured_by_the_machines_own_counter() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".ledger.store.BatchStore")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".braze.DeliverySteps")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".braze.RequestBudget")
                .should()
                .callMethod(System.class, "nanoTime")
                .because(
                        "how old a mark or a permit is must not jump with the clock (docs/design.md, rule 6); all else has a Clock")
                .check(OURS);
    }

    @Test
    void nothing_sleeps() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .because("whoever waits must hear of a stop; Run.pause does")
                .check(OURS);
    }

    @Test
    void chance_comes_in() {
        noClasses()
                .should()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .because("a test brings its own")
                .check(OURS);
    }

    @Test
    void nothing_is_called_after_what_says_nothing() {
        for (String word :
                List.of("Util", "Utils", "Helper", "Manager", "Impl", "Processor", "Service", "Data", "Info", "Bean")) {
            noClasses().should().haveSimpleNameEndingWith(word).check(OURS);
        }
    }

    /** So that a search for a name finds what it names, in tests as well. */
    @Test
    void no_two_files_have_one_name() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src"))) {
            Map<String, Long> files = all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
                    .collect(groupingBy(name -> name, counting()));

            assertThat(files)
                    .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
        }
    }

    /**
     * A name that says what a type is without its owner is read the same in every file and found by one search. A private
     * type is seen in its own file alone, so another private one, or a test's, may have its name.
     */
    @Test
    void no_two_types_have_one_name_nested_ones_included() throws Exception {
        Map<String, Set<String>> bearers = new TreeMap<>();
        Set<String> seen = new TreeSet<>();
        for (JavaClass type : OURS) {
            if (hasNameOfItsOwn(type)) {
                bearers.computeIfAbsent(type.getSimpleName(), name -> new TreeSet<>())
                        .add(type.getName());
                if (!type.getModifiers().contains(JavaModifier.PRIVATE)) {
                    seen.add(type.getSimpleName());
                }
            }
        }
        assertThat(seen).contains("ImportRun", "ImportKind");
        for (String type : typesOfTests()) {
            Set<String> others = bearers.get(type.substring(type.lastIndexOf('$') + 1));
            if (others != null) {
                others.add("of a test: " + type);
            }
        }
        bearers.keySet().retainAll(seen);
        bearers.values().removeIf(types -> types.size() == 1);

        assertThat(bearers).isEmpty();
    }

    /** What is larger is several rooms; a stranger reads a room's names at one look. */
    @Test
    void no_package_holds_more_than_twenty_nine_files() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java/io/muster"))) {
            Map<Path, Long> files = all.filter(Files::isRegularFile).collect(groupingBy(Path::getParent, counting()));

            assertThat(files)
                    .allSatisfy((folder, count) ->
                            assertThat(count).as(folder.toString()).isLessThanOrEqualTo(29));
        }
    }

    @Test
    void only_the_command_line_prints() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(OURS);
    }

    @Test
    void every_package_says_what_lives_there_and_is_null_marked() throws IOException {
        Path root = Path.of("src/main/java/io/muster");
        try (Stream<Path> all = Files.walk(root)) {
            Set<Path> folders =
                    all.filter(Files::isRegularFile).map(Path::getParent).collect(toCollection(TreeSet::new));
            folders.remove(root);

            assertThat(folders).allSatisfy(folder -> assertThat(Files.readString(folder.resolve("package-info.java")))
                    .startsWith("/**")
                    .contains("@" + NullMarked.class.getSimpleName()));
        }
    }

    private static boolean hasNameOfItsOwn(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getSimpleName().isEmpty()
                && !type.getSimpleName().equals("package-info");
    }

    /** By their files, which say enough; a type without a name, or of one method, has a digit after its owner's. */
    private static Set<String> typesOfTests() throws Exception {
        Path root = Path.of(HouseRulesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> all = Files.walk(root)) {
            return all.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("\\w+(\\$[A-Za-z_]\\w*)*\\.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(toCollection(TreeSet::new));
        }
    }

    private static String named(String place) {
        return ROOT + "." + place + "..";
    }

    private static String[] except(String... places) {
        Set<String> free = Set.of(places);
        return MAY_KNOW.keySet().stream()
                .filter(place -> !free.contains(place))
                .map(HouseRulesTest::named)
                .toArray(String[]::new);
    }

    /** The package's place on the way; empty for what is generated from the templates. */
    private static String place(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(ROOT + ".")) {
            return "";
        }
        String rest = name.substring(ROOT.length() + 1);
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }
}
