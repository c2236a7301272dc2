package live.grandstand;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.enterprise.event.Event;
import jakarta.persistence.Entity;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import java.time.Clock;
import java.time.Instant;
import live.grandstand.accounts.Limited;

/** The arrows of architecture.md: who may import whom, and what stands only in one place. */
@AnalyzeClasses(packages = "live.grandstand", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "live.grandstand.";
  private static final String[] FEATURES = {
    ROOT + "accounts..", ROOT + "streams..", ROOT + "chat..", ROOT + "notifications..",
    ROOT + "stories..", ROOT + "audio..", ROOT + "images..", ROOT + "jobs..",
    ROOT + "dashboard..", ROOT + "admin.."
  };

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("live.grandstand.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobodyImportsTheCompositionRoot =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "app..");

  @ArchTest
  static final ArchRule platformImportsNoFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "platform..")
          .should()
          .dependOnClassesThat(ours().and(not(ROOT + "platform..")));

  @ArchTest
  static final ArchRule engineIoIsPlainJava =
      classes()
          .that()
          .resideInAPackage(ROOT + "engineio")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.jspecify..", ROOT + "engineio")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule socketIoAddsOnlyTheJsonLibrary =
      classes()
          .that()
          .resideInAPackage(ROOT + "socketio")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson..",
              ROOT + "socketio",
              ROOT + "engineio")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule engineIoDoorsSeeOnlyEngineIo =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "engineio.websocket..", ROOT + "engineio.polling..")
          .should()
          .dependOnClassesThat(ours().and(not(ROOT + "engineio..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule webSocketStandsInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "engineio.websocket..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.websocket..", "org.glassfish.tyrus..", "org.glassfish.grizzly..");

  @ArchTest
  static final ArchRule streamsNeverImportsChat =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "streams..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "chat..", ROOT + "notifications..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule accountsImportNoOtherFeature =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "accounts..")
          .should()
          .dependOnClassesThat(ours().and(not(ROOT + "accounts..", ROOT + "platform..")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule providersSeeOnlyPlatform =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "providers..")
          .should()
          .dependOnClassesThat(ours().and(not(ROOT + "providers..", ROOT + "platform..")));

  @ArchTest
  static final ArchRule jobsKnowNoStories =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "jobs..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "stories..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule entitiesAndStoresStayInTheirFeature =
      slices()
          .matching("live.grandstand.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(), DescribedPredicate.not(entityOrStore()));

  @ArchTest
  static final ArchRule transactionsAreOfServices =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Service")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Transactional.class);

  @ArchTest
  static final ArchRule eventsAreFiredByServices =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Service")
          .should()
          .callMethod(Event.class, "fire", Object.class);

  @ArchTest
  static final ArchRule onlyClocksAskForTheTime =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "platform")
          .or()
          .haveSimpleNameNotEndingWith("Clocks")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Clock.class, "systemUTC");

  @ArchTest
  static final ArchRule persistenceIsOfFeaturesAndPlatform =
      noClasses()
          .that(are(ours()).and(DescribedPredicate.not(resideInAnyPackage(FEATURES))))
          .and()
          .resideOutsideOfPackage(ROOT + "platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.persistence..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule restIsOfResources =
      noClasses()
          .that(are(ours()))
          .and()
          .haveSimpleNameNotEndingWith("Resource")
          .and()
          .resideOutsideOfPackages(ROOT + "platform..", ROOT + "app..")
          .and()
          .areNotAnnotatedWith(jakarta.ws.rs.ext.Provider.class)
          .should()
          .dependOnClassesThat(
              resideInAPackage("jakarta.ws.rs..")
                  .and(DescribedPredicate.not(nameMatching(".*SecurityContext"))));

  @ArchTest
  static final ArchRule everyCallHasALimit =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .beAnnotatedWith(Limited.class)
          .orShould()
          .beDeclaredInClassesThat(annotatedWith(Limited.class));

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Manager|Impl|Utils?|Helper|Base|Abstract\\w*)");

  private static DescribedPredicate<JavaClass> ours() {
    return resideInAPackage("live.grandstand..");
  }

  private static DescribedPredicate<JavaClass> not(String... packages) {
    return DescribedPredicate.not(resideInAnyPackage(packages));
  }

  private static DescribedPredicate<JavaClass> entityOrStore() {
    return DescribedPredicate.describe(
        "entity or store",
        type -> type.isAnnotatedWith(Entity.class) || type.getSimpleName().endsWith("Store"));
  }
}
