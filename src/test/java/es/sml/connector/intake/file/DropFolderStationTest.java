package es.sml.connector.intake.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ch.qos.logback.classic.spi.ILoggingEvent;
import es.sml.connector.intake.PinnedFiles;
import es.sml.connector.ops.health.ConnectorHealth;
import es.sml.connector.testing.CapturedLog;
import es.sml.connector.testing.LockHolder;
import es.sml.connector.testing.RunningConnector;
import es.sml.connector.testing.StationTest;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.model.ModelCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jms.UncategorizedJmsException;

/**
 * 12-drop-folder: the messages on the inbound queue, which has no consumer here, and the places of
 * the files.
 */
class DropFolderStationTest extends StationTest {
  private static final String LEAD = RunningConnector.lead(1);
  private static final String ROUTE = "drop-folder-file-norte";
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @RegisterExtension private final CapturedLog log = new CapturedLog();
  private final PinnedFiles pinned = new PinnedFiles();

  @Override
  protected String idleRoutes() {
    return "parse-inbound*,status*,sml-reference*";
  }

  @Override
  protected void configure(RunningConnector prepared) throws IOException {
    Files.createFile(directory.resolve("file"));
    prepared
        .withSetting("intake.max-message-size", "2KB")
        .withDealer(
            "drop-folder: {directory: '%s', poll-interval: 100ms, stable-for: 200ms}"
                    .formatted(drop())
                + dealer("hecho", done(), ", done-file: '{name}.done'")
                + dealer("este", directory.resolve("shared"), "")
                + dealer("roto", directory.resolve("file/below"), ""));
  }

  private static String dealer(String id, Path folder, String more) {
    return ("\n  %s:\n    account: demo\n    source: 1\n"
            + "    drop-folder: {directory: '%s', poll-interval: 100ms, stable-for: 200ms%s}")
        .formatted(id, folder, more);
  }

  @AfterEach
  void unpin() throws Exception {
    pinned.close();
  }

  @Test
  void makesTheFolderAtTheStart() throws Exception {
    context.start();
    assertThat(drop()).isDirectory();
  }

  @Test
  void reportsAFolderThatCannotBeMadeWhileOthersAreRead() throws Exception {
    context.start();
    write("lead.json", LEAD);
    awaitMoved("processed/lead.json");
    await()
        .until(
            () ->
                lines()
                    .anyMatch(
                        line -> line.contains("roto") && line.contains("is a file, not a folder")));
  }

  @Test
  void storesAFileAtTheNextPollAfterAFailure() throws Exception {
    failBefore(ROUTE, "drop-folder-file-enqueue", 1, new UncategorizedJmsException("gone"));
    context.start();
    write("lead.json", LEAD);
    assertThat(awaitMessages(INBOUND, 1).get(0).getBody(byte[].class)).asString().isEqualTo(LEAD);
    awaitMoved("processed/lead.json");
  }

  @Test
  void endsThePollWhenTheBrokerIsAwayAndKeepsTheOrder() throws Exception {
    failBefore(ROUTE, "drop-folder-file-enqueue", 1, new UncategorizedJmsException("gone"));
    old("b.json", RunningConnector.lead(1), 0);
    old("a.json", RunningConnector.lead(2), 1);
    context.start();
    assertThat(names(awaitMessages(INBOUND, 2))).containsExactly("b.json", "a.json");
  }

  @Test
  void readsTheOldestFirstAndThoseOfOneInstantByName() throws Exception {
    old("c.json", RunningConnector.lead(1), 2);
    old("z.json", RunningConnector.lead(2), 0);
    old("b.json", RunningConnector.lead(3), 1);
    old("a.json", RunningConnector.lead(4), 1);
    context.start();
    assertThat(names(awaitMessages(INBOUND, 4)))
        .containsExactly("z.json", "a.json", "b.json", "c.json");
  }

  @Test
  void storesADuplicateFileOnceAndKeepsBoth() throws Exception {
    context.start();
    write("lead.json", LEAD);
    awaitMoved("processed/lead.json");
    write("lead.json", LEAD);
    await().until(() -> list("processed").size() == 2);
    assertThat(list("processed")).allMatch(name -> name.matches("lead(-[-0-9]+)?\\.json"));
    write("other.json", RunningConnector.lead(2));
    awaitMoved("processed/other.json");
    assertThat(connector.browse(INBOUND)).hasSize(2);
  }

  @Test
  void readsMoreFilesThanOnePollDoes() throws Exception {
    for (int i = 0; i < 1_100; i++) {
      old(i + ".json", RunningConnector.lead(i), i);
    }
    context.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> list("processed").size() == 1_100);
    List<String> names = names(connector.browse(INBOUND));
    assertThat(names).hasSize(1_100).startsWith("0.json", "1.json").endsWith("1099.json");
  }

  @Test
  void setsAFileThatIsTooLargeAsideWithItsReason() throws Exception {
    old("large.json", LEAD + " ".repeat(3_000), 0);
    old("lead.json", LEAD, 1);
    context.start();
    awaitMoved("processed/lead.json");
    Message dead = awaitMessages(DEAD, 1).get(0);
    assertThat(dead.getStringProperty("LeadStage")).isEqualTo("intake");
    assertThat(dead.getStringProperty("LeadName")).isEqualTo("large.json");
    assertThat(dead.getStringProperty("LeadDealer")).isEqualTo("norte");
    assertThat(dead.getStringProperty("LeadReason")).contains("intake.max-message-size");
    awaitMoved("failed/large.json");
    assertThat(Files.readString(drop().resolve("failed/large.json.reason.txt")))
        .startsWith("What: large.json was refused")
        .contains("\nWhy: the file has", "more than the 2048 bytes", "\nWhat to do: ");
    assertThat(connector.browse(INBOUND)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "out", "inside", "nowhere", "pipe"})
  void movesAnUnreadableFileAsideAndDelaysNoOther(String kind) throws Exception {
    Files.createDirectories(drop());
    Path bad = drop().resolve("bad.csv");
    String reason =
        switch (kind) {
          case "empty" -> {
            old("bad.csv", "", 0);
            yield "the file is empty";
          }
          case "out" -> {
            Path secret = Files.writeString(directory.resolve("secret.csv"), LEAD);
            Files.createSymbolicLink(bad, secret);
            yield "it is a symbolic link";
          }
          case "inside" -> {
            Files.createSymbolicLink(
                bad, Files.writeString(drop().resolve(".hidden.csv"), LEAD).getFileName());
            yield "it is a symbolic link";
          }
          case "nowhere" -> {
            Files.createSymbolicLink(bad, bad);
            yield "it is a symbolic link";
          }
          default -> {
            assertThat(new ProcessBuilder("mkfifo", bad.toString()).start().waitFor()).isZero();
            yield "it is a device or pipe";
          }
        };
    context.start();
    assertThat(awaitMessages(DEAD, 1).get(0).getStringProperty("LeadReason")).contains(reason);
    awaitMoved("failed/bad.csv");
    assertThat(Files.readString(drop().resolve("failed/bad.csv.reason.txt"))).contains(reason);
    write("lead.json", LEAD);
    awaitMoved("processed/lead.json");
    assertThat(connector.browse(INBOUND)).hasSize(1);
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"folder", "link"})
  void leavesAFolderThatIsNamedLikeAFileWhereItIsAndNamesItOnce(String kind) throws Exception {
    Path folder = Files.createDirectories(drop()).resolve("bad.csv");
    if (kind.equals("link")) {
      Files.createSymbolicLink(folder, Files.createDirectory(directory.resolve("elsewhere")));
    } else {
      Files.createDirectory(folder);
    }
    Files.writeString(folder.resolve("inside.csv"), LEAD);
    context.start();
    await().untilAsserted(() -> assertHealth(State.UNKNOWN, "bad.csv is a folder"));
    dropOneAfterTheOther(5);
    assertThat(folder.resolve("inside.csv")).exists();
    assertThat(list("failed")).isEmpty();
    assertThat(connector.browse(DEAD)).isEmpty();
    assertThat(lines().filter(line -> line.contains("bad.csv"))).hasSize(1);
    Files.move(folder, drop().resolve("below"));
    await().untilAsserted(() -> assertHealth(State.UP, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"empty", "large"})
  void reportsAFileOnceThatCanNeitherBeStoredNorMoved(String kind) throws Exception {
    String content = kind.equals("empty") ? "" : LEAD + " ".repeat(3_000);
    AtomicInteger polls = countReads();
    pinned.pin(old("bad.csv", content, 0));
    context.start();
    await().untilAsserted(() -> assertHealth(State.UNKNOWN, "bad.csv stays"));
    dropOneAfterTheOther(5);
    await().until(() -> polls.get() >= 5 + 3);
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(list("failed")).isEmpty();
    assertThat(list("")).contains("bad.csv");
    assertThat(lines().filter(line -> line.contains("bad.csv"))).hasSize(1);
    pinned.close();
    awaitMoved("failed/bad.csv");
    assertThat(list("failed")).containsExactlyInAnyOrder("bad.csv", "bad.csv.reason.txt");
    await().untilAsserted(() -> assertHealth(State.UP, null));
    assertThat(connector.browse(DEAD)).hasSize(1);
  }

  @Test
  void remembersOverAStartWhatItCouldNotMove() throws Exception {
    pinned.pin(old("bad.csv", "", 0));
    context.start();
    awaitMessages(DEAD, 1);
    connector.stop();
    context = (ModelCamelContext) connector.prepare();
    context.start();
    await().untilAsserted(() -> assertHealth(State.UNKNOWN, "bad.csv stays"));
    dropOneAfterTheOther(1);
    assertThat(connector.browse(DEAD)).hasSize(1);
    assertThat(list("failed")).isEmpty();
  }

  @Test
  void storesAFileOnceThatItCannotMoveAndReadsItsReplacement() throws Exception {
    AtomicInteger reads = countReads();
    Path stays = pinned.pin(old("lead.json", LEAD, 0));
    context.start();
    awaitMessages(INBOUND, 1);
    await().untilAsserted(() -> assertHealth(State.UNKNOWN, "lead.json stays: it is stored"));
    dropOneAfterTheOther(5);
    assertThat(reads.get()).isEqualTo(1 + 5);
    pinned.close();
    Files.writeString(stays, RunningConnector.lead(2));
    awaitMoved("processed/lead.json");
    awaitMessages(INBOUND, 2 + 5);
    assertThat(lines().filter(line -> line.contains("lead.json"))).hasSize(1);
  }

  @Test
  void readsAFileThatReplacesOneWhileThatIsStored() throws Exception {
    Path file = old("lead.json", LEAD, 0);
    AtomicInteger stored = new AtomicInteger();
    before(
        ROUTE,
        "drop-folder-file-enqueue",
        exchange -> {
          if (stored.getAndIncrement() == 0) {
            Files.writeString(file, RunningConnector.lead(2));
          }
        });
    context.start();
    awaitMessages(INBOUND, 2);
    awaitMoved("processed/lead.json");
    assertThat(Files.readString(drop().resolve("processed/lead.json")))
        .isEqualTo(RunningConnector.lead(2));
  }

  @Test
  void reportsAFileOnceThatCannotBeReadAndReadsItLater() throws Exception {
    failBefore(ROUTE, "drop-folder-file-read", 3, new IOException("Input/output error"));
    old("lead.json", LEAD, 0);
    context.start();
    awaitMoved("processed/lead.json");
    assertThat(lines().filter(line -> line.contains("lead.json stays: it cannot be read now")))
        .hasSize(1);
    assertHealth(State.UP, null);
  }

  @Test
  void anAwkwardNameThatCannotBeChangedDelaysNoOther() throws Exception {
    pinned.pin(old("a\tb.json", LEAD, 0));
    context.start();
    dropOneAfterTheOther(3);
    await().untilAsserted(() -> assertHealth(State.UNKNOWN, "a_b.json stays"));
    assertThat(lines().filter(line -> line.contains("a_b.json"))).hasSize(1);
  }

  @Test
  void aDoneFileThatCannotBeRemovedDelaysNoOther() throws Exception {
    Files.createDirectories(done());
    pinned.pin(Files.createFile(done().resolve("orphan.json.done")));
    Files.createDirectory(done().resolve("folder.json.done"));
    Files.writeString(done().resolve("folder.json"), LEAD);
    context.start();
    for (String name : List.of("a.json", "b.json", "c.json")) {
      Files.writeString(done().resolve(name), LEAD);
      Files.createFile(done().resolve(name + ".done"));
      await().until(() -> Files.exists(done().resolve("processed/" + name)));
    }
    assertThat(lines().filter(line -> line.contains("orphan.json.done"))).hasSize(1);
    assertThat(done().resolve("folder.json")).exists();
    assertThat(done().resolve("folder.json.done")).exists();
  }

  @Test
  void healthReportsAFileInPlaceOfASubfolder() throws Exception {
    Path below = Files.createFile(Files.createDirectories(drop()).resolve("processed"));
    context.start();
    await().untilAsserted(() -> assertHealth(State.DOWN, "processed is not a folder"));
    assertThat(ConnectorHealth.of(context).results())
        .filteredOn(result -> result.getState() == State.DOWN)
        .extracting(result -> result.getCheck().getId())
        .filteredOn(id -> id.contains("drop-folder"))
        .containsExactlyInAnyOrder("drop-folder-norte", "drop-folder-roto");
    Files.delete(below);
    await().untilAsserted(() -> assertHealth(State.UP, null));
  }

  @Test
  void healthReportsAFolderThatVanishes() throws Exception {
    context.start();
    dropOneAfterTheOther(1);
    Path away = Files.move(drop(), directory.resolve("away"));
    await().untilAsserted(() -> assertHealth(State.DOWN, "the folder no longer exists"));
    Files.move(away, drop());
    await().untilAsserted(() -> assertHealth(State.UP, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"processed", "failed", ".sml-connector"})
  void movesNothingThroughALinkInTheFolder(String name) throws Exception {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(Files.createDirectories(drop()).resolve(name), elsewhere);
    old("empty.csv", "", 0);
    old("lead.json", LEAD, 1);
    context.start();
    await().until(() -> lines().anyMatch(line -> line.contains(link + " is a symbolic link")));
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(connector.browse(INBOUND)).isEmpty();
    Files.delete(link);
    awaitMoved("processed/lead.json");
    awaitMoved("failed/empty.csv.reason.txt");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void makesTheFoldersBelowForTheUsersOfTheFolder() throws Exception {
    Files.createDirectories(drop());
    Files.setPosixFilePermissions(drop(), PosixFilePermissions.fromString("rwxrwx---"));
    old("empty.csv", "", 0);
    context.start();
    awaitMoved("failed/empty.csv");
    assertThat(mode("processed")).isEqualTo("rwxrwx---");
    assertThat(mode("failed")).isEqualTo("rwxrwx---");
    assertThat(mode("failed/empty.csv.reason.txt")).isEqualTo("rw-rw----");
  }

  @Test
  void readsAFolderThatTheOperatorNamesByALink() throws Exception {
    Files.createSymbolicLink(drop(), Files.createDirectory(directory.resolve("really")));
    context.start();
    write("lead.json", LEAD);
    awaitMoved("processed/lead.json");
  }

  @Test
  void setsAFileAsideThatItHasNoPermissionToRead() throws Exception {
    Path secret = old("secret.csv", LEAD, 0);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(secret), "root may read everything");
    context.start();
    awaitMoved("failed/secret.csv");
    assertThat(Files.readString(drop().resolve("failed/secret.csv.reason.txt")))
        .contains("no permission to read the file");
    assertThat(awaitMessages(DEAD, 1).get(0).getStringProperty("LeadName")).isEqualTo("secret.csv");
  }

  @Test
  void overwritesNothingThatFailedBefore() throws Exception {
    context.start();
    write("large.json", "1" + " ".repeat(3_000));
    awaitMoved("failed/large.json");
    write("large.json", "2" + " ".repeat(3_000));
    await().until(() -> list("failed").size() == 4);
    assertThat(list("failed")).contains("large.json", "large.json.reason.txt");
    assertThat(Files.readString(drop().resolve("failed/large.json"))).startsWith("1");
    for (String name : list("failed")) {
      assertThat(list("failed")).contains(name.replaceFirst("(\\.reason\\.txt)?$", ".reason.txt"));
    }
  }

  @Test
  void findsANameInsideTheLimitsOfTheFileSystem() throws Exception {
    String longest = "ñ".repeat(125) + ".json"; // 255 bytes
    context.start();
    write(longest, LEAD);
    awaitMoved("processed/" + longest);
    write(longest, RunningConnector.lead(2));
    await().until(() -> list("processed").size() == 2);
    write(longest, " ".repeat(3_000));
    await().until(() -> list("failed").size() == 2);
    assertThat(list("failed")).anyMatch(name -> name.endsWith("ñ.json"));
    assertThat(list("failed")).anyMatch(name -> name.endsWith("ñ.json.reason.txt"));
  }

  @Test
  void leavesAloneWhatIsHiddenTemporaryUnknownOrInFoldersBelow() throws Exception {
    List<String> ignored =
        List.of(
            ".hidden.csv", "~lead.csv", "lead.csv~", "lead.csv.tmp", "lead.csv.part", "lead.pdf");
    for (String name : ignored) {
      old(name, LEAD, 0);
    }
    Files.createDirectories(drop().resolve("below"));
    old("below/lead.json", LEAD, 0);
    old("last.JSON", LEAD, 1);
    context.start();
    awaitMoved("processed/last.JSON");
    assertThat(list("")).containsAll(ignored);
    assertThat(drop().resolve("below/lead.json")).exists();
    assertThat(connector.browse(INBOUND)).hasSize(1);
    assertThat(connector.browse(DEAD)).isEmpty();
  }

  @Test
  void readsFilesWithAwkwardNamesAndLogsThemSafely() throws Exception {
    failBefore(ROUTE, "drop-folder-file-enqueue", 1, new UncategorizedJmsException("gone"));
    old("line\nbreak.json", RunningConnector.lead(1), 0);
    old("\u001b[31mred\u202e.json", RunningConnector.lead(2), 1);
    old("'quo\"ted', ${body} {{x}} % null.json", RunningConnector.lead(3), 2);
    old("back\\slash.json", RunningConnector.lead(4), 3);
    new ProcessBuilder("sh", "-c", "mv x.tmp \"$(printf 'a\\377b.json')\"")
        .directory(old("x.tmp", RunningConnector.lead(5), 4).getParent().toFile())
        .start()
        .waitFor();
    context.start();
    assertThat(names(awaitMessages(INBOUND, 5)))
        .containsExactly(
            "line_break.json",
            "_[31mred_.json",
            "'quo\"ted', ${body} {{x}} % null.json",
            "back_slash.json",
            "a_b.json");
    await().until(() -> list("processed").size() == 5);
    assertThat(lines().flatMapToInt(String::codePoints))
        .noneMatch(c -> c == '\u001b' || c == '\u202e' || c == '\n' || c == 0xFFFD);
  }

  @Test
  void readsAFileWhoseTimeIsInTheFuture() throws Exception {
    old("lead.json", LEAD, Duration.between(LONG_AGO, Instant.now()).toSeconds() + 86_400);
    context.start();
    awaitMoved("processed/lead.json");
  }

  @Test
  void waitsForTheDoneFileAndRemovesItAfterwards() throws Exception {
    Files.createDirectories(done());
    for (String name : List.of("waits.json", "ready.json", "ready.json.done", "orphan.json.done")) {
      Files.writeString(done().resolve(name), LEAD);
    }
    context.start();
    await()
        .until(
            () ->
                Files.exists(done().resolve("processed/ready.json"))
                    && !Files.exists(done().resolve("ready.json.done"))
                    && !Files.exists(done().resolve("orphan.json.done")));
    assertThat(done().resolve("waits.json")).exists();
    Files.createFile(done().resolve("waits.json.done"));
    await().until(() -> Files.exists(done().resolve("processed/waits.json")));
    await().until(() -> !Files.exists(done().resolve("waits.json.done")));
  }

  @Test
  void readsWhatAKilledConnectorLeftBehind() throws Exception {
    old("lead.json", LEAD, 0);
    old("lead.json.camelLock", "", 0);
    Files.createDirectories(drop().resolve(".sml-connector"));
    old(".sml-connector/lock", "", 0);
    context.start();
    awaitMoved("processed/lead.json");
  }

  @Test
  void readsNothingWhileAnotherProcessLocksTheFolder() throws Exception {
    old("lead.json", LEAD, 0);
    Process other =
        LockHolder.holding(
            Files.createDirectories(drop().resolve(".sml-connector")).resolve("lock"));
    try {
      context.start();
      Path elsewhere = Files.createDirectories(directory.resolve("shared"));
      Files.writeString(elsewhere.resolve("other.json"), RunningConnector.lead(2));
      awaitMessages(INBOUND, 1); // by which time the first had its looks
      assertThat(drop().resolve("lead.json")).exists();
      assertThat(drop().resolve("failed")).doesNotExist(); // who has the folder makes them
    } finally {
      other.destroyForcibly();
    }
    awaitMoved("processed/lead.json");
    awaitMessages(INBOUND, 2);
  }

  @Test
  void reportsAVanishedFolderOnceAndReadsItWhenItIsBack() throws Exception {
    context.start();
    write("first.json", RunningConnector.lead(1));
    awaitMoved("processed/first.json");
    Path away = directory.resolve("away");
    Files.move(drop(), away);
    await().until(() -> lines().anyMatch(line -> line.contains("norte")));
    Files.createDirectories(done());
    Files.writeString(done().resolve("other.json"), RunningConnector.lead(2));
    Files.createFile(done().resolve("other.json.done"));
    await().until(() -> Files.exists(done().resolve("processed/other.json")));
    assertThat(drop()).doesNotExist();
    Files.move(away, drop());
    write("second.json", RunningConnector.lead(3));
    awaitMoved("processed/second.json");
    await().until(() -> lines().anyMatch(line -> line.endsWith("norte is read again")));
    assertThat(lines().filter(line -> line.contains("norte") && line.contains("has gone")))
        .hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void readsAFolderOnceItsPermissionsAreBack() throws Exception {
    context.start();
    write("first.json", RunningConnector.lead(1));
    awaitMoved("processed/first.json");
    Files.setPosixFilePermissions(drop(), PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      assumeFalse(Files.isWritable(drop()), "root may write everywhere");
      await().until(() -> lines().anyMatch(line -> line.contains("norte: no permission to")));
    } finally {
      Files.setPosixFilePermissions(drop(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
    write("second.json", RunningConnector.lead(2));
    awaitMoved("processed/second.json");
    await().until(() -> lines().anyMatch(line -> line.endsWith("norte is read again")));
  }

  private AtomicInteger countReads() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    before(ROUTE, "drop-folder-file-read", exchange -> reads.incrementAndGet());
    return reads;
  }

  /** Drops files, each after the one before it is taken, so that there was a look for each. */
  private void dropOneAfterTheOther(int count) throws IOException {
    for (int i = 1; i <= count; i++) {
      String name = "good-" + i + ".json";
      write(name, RunningConnector.lead(100 + i));
      awaitMoved("processed/" + name);
    }
  }

  private void assertHealth(State state, String reason) {
    HealthCheck.Result health =
        ConnectorHealth.of(context).results().stream()
            .filter(result -> result.getCheck().getId().equals("drop-folder-norte"))
            .findFirst()
            .orElseThrow();
    assertThat(health.getState()).isEqualTo(state);
    if (reason != null) {
      assertThat(health.getMessage().orElse("")).contains(reason);
    }
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(drop().resolve(path)));
  }

  private Path drop() {
    return directory.resolve("drop");
  }

  private Path done() {
    return directory.resolve("done");
  }

  /** As a careful program does: under another name until it is whole. */
  private void write(String name, String content) throws IOException {
    Path part = Files.writeString(Files.createDirectories(drop()).resolve("x.part"), content);
    Files.move(part, drop().resolve(name));
  }

  private Path old(String name, String content, long seconds) throws IOException {
    Path file = Files.writeString(Files.createDirectories(drop()).resolve(name), content);
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO.plusSeconds(seconds)));
  }

  private void awaitMoved(String to) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Files.exists(drop().resolve(to), LinkOption.NOFOLLOW_LINKS));
  }

  private List<String> list(String folder) throws IOException {
    try (Stream<Path> files = Files.list(drop().resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> names(List<Message> messages) throws JMSException {
    List<String> names = new ArrayList<>();
    for (Message message : messages) {
      names.add(message.getStringProperty("LeadName"));
    }
    return names;
  }

  /** What the log says of drop folders. */
  private Stream<String> lines() {
    return log.events().stream()
        .filter(
            event ->
                event.getLoggerName().contains("intake") || event.getLoggerName().contains("file"))
        .map(ILoggingEvent::getFormattedMessage);
  }
}
