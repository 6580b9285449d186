package es.sml.connector.chaos;

import es.sml.connector.chaos.OfferedLead.Fate;
import es.sml.connector.testing.FreePorts;
import es.sml.connector.testing.server.ToxicProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** A connector with all its servers, each in a process of its own, with a proxy between. */
abstract class ChaosWorld implements AutoCloseable {
  private final List<AutoCloseable> parts = new ArrayList<>();
  private final Path directory;
  private final Recorder recorder;
  private final Sml how;
  private final SmlProcess sml;
  private final ToxicProxy smlLink;
  private final ChaosMailServer mail;
  private final ToxicProxy mailLink;
  private final ConnectorProcess connector;
  private final Set<Path> staying = new HashSet<>();

  /** Whether SML's search shows a lead by its reference; fixed after the start. */
  enum Sml {
    SEARCHABLE,
    UNSEARCHABLE
  }

  ChaosWorld(Path directory, int firstPhone, Sml how) throws IOException {
    this.directory = Files.createDirectories(directory).toAbsolutePath();
    this.recorder = new Recorder(firstPhone);
    this.how = how;
    this.sml = part(SmlProcess.start(this.directory, how == Sml.SEARCHABLE));
    this.smlLink = part(ToxicProxy.to(sml.port()));
    this.mail = part(new ChaosMailServer());
    this.mailLink = part(ToxicProxy.to(mail.port()));
    this.connector = part(new ConnectorProcess(this.directory));
    Files.createDirectories(drop());
  }

  /** Returns the dealer's program's connection to the broker. */
  abstract LeadQueue queue();

  /** Returns whether a consumer has a lead of the dealer in hand now. */
  abstract boolean isLeadInFlight() throws Exception;

  /** Waits until the connector has no work left. */
  abstract void awaitIdle(Duration longest) throws Exception;

  /** Returns the messages on the queues at the end. */
  abstract Recorder.Remains remains() throws Exception;

  final <T extends AutoCloseable> T part(T part) {
    parts.add(0, part);
    return part;
  }

  /** Returns the dealer's login at the broker, as YAML below the dealer; empty if it has none. */
  String login() {
    return "";
  }

  /** Adds two channels to the dealer, from the next start on. */
  final DoorSender openDoor() throws IOException {
    return openDoor("");
  }

  /**
   * Adds channels to the dealer, from the next start on.
   *
   * @param more lines of further channels
   */
  final DoorSender openDoor(String more) throws IOException {
    int door = FreePorts.next();
    connector.with("door.enabled", "true").with("door.port", String.valueOf(door));
    connector.with("door.max-request-size", "64KB").with("door.request-timeout", "2s");
    configureDealer(
        login()
            + """
                channels:
                  web: {kind: form, path-secret: "env:DOOR_KEY", form: {limit-per-minute: 10000}}
                  ads: {kind: google, secrets: ["env:DOOR_KEY"]}
            """
            + more);
    return new DoorSender(door, recorder);
  }

  final void configureDealer(String more) throws IOException {
    connector.dealers(dealers(drop()) + more);
  }

  /** The single dealer, with a drop folder. */
  final String dealers(Path drop) {
    return """
        accounts:
          demo: {base-url: "http://127.0.0.1:%d", username: demo, password: "env:SML_PASSWORD", consumers: 8}
        dealers:
          norte:
            account: demo
            source: 1
            queue: {}
            drop-folder: {directory: "%s", poll-interval: 200ms, stable-for: 200ms}
            inboxes:
              - {host: 127.0.0.1, port: %d, security: none, username: "%s", password: "env:MAIL_PASSWORD", initial-read: all, poll-interval: 300ms}
        """
        .formatted(smlLink.port(), drop, mailLink.port(), Secrets.MAILBOX);
  }

  final Path directory() {
    return directory;
  }

  final Sml how() {
    return how;
  }

  final Recorder recorder() {
    return recorder;
  }

  final SmlProcess sml() {
    return sml;
  }

  final ToxicProxy smlLink() {
    return smlLink;
  }

  final ChaosMailServer mail() {
    return mail;
  }

  final ToxicProxy mailLink() {
    return mailLink;
  }

  final ConnectorProcess connector() {
    return connector;
  }

  final void start(CrashPoint... points) throws IOException {
    connector.begin(points);
    connector.awaitReady();
  }

  /** Starts it after a kill. The recovery time of open leads begins when it is ready. */
  final void restart(CrashPoint... points) throws IOException {
    start(points);
    recorder.faultOver(sml);
  }

  /** Sends this number of leads of one kind to the dealer's queue. */
  final void offer(int count, Fate fate, UnaryOperator<String> content) {
    List<String> phones = IntStream.range(0, count).mapToObj(i -> recorder.newPhone()).toList();
    queue().send(phones.stream().map(content).toList());
    phones.forEach(phone -> recorder.offered(phone, fate));
  }

  /** Sends this number of leads to the dealer's queue, with a time to live. */
  final void offer(int count, Duration life, Fate fate) {
    List<String> phones = IntStream.range(0, count).mapToObj(i -> recorder.newPhone()).toList();
    queue().send(phones.stream().map(LeadTexts::json).toList(), life);
    phones.forEach(phone -> recorder.offered(phone, fate));
  }

  final void offer(int count) {
    offer(count, Fate.CREATED, LeadTexts::json);
  }

  /** Sends one message with several leads to the dealer's queue. */
  final void offerTable(int leads) {
    List<String> phones = IntStream.range(0, leads).mapToObj(i -> recorder.newPhone()).toList();
    queue().send(List.of(LeadTexts.csv(phones)));
    phones.forEach(phone -> recorder.offered(phone, Fate.CREATED));
  }

  final void offerByMail(int count) {
    for (int i = 0; i < count; i++) {
      String phone = recorder.newPhone();
      mail.deliver(LeadTexts.mail(phone, phone));
      recorder.offered(phone, Fate.CREATED);
    }
  }

  /** Drops a file that appears complete at once. */
  final void offerByFile() throws IOException {
    String phone = recorder.newPhone();
    Path hidden = Files.writeString(directory.resolve(phone), LeadTexts.csv(List.of(phone)));
    recorder.offered(phone, Fate.CREATED);
    Files.move(hidden, drop().resolve(phone + ".csv"));
  }

  final boolean sourcesAreEmpty() throws IOException {
    try (var files = Files.list(drop())) {
      return mail.unmoved() == 0
          && files.noneMatch(file -> Files.isRegularFile(file) && !staying.contains(file));
    }
  }

  final Tally tally() throws Exception {
    Recorder.Remains remains = remains();
    return recorder.tally(sml.created(), remains);
  }

  final Path drop() {
    return directory.resolve("drop");
  }

  /** A file of the drop folder that cannot be moved is not work that is left. */
  final void stays(Path file) {
    staying.add(file);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable part : parts) {
      part.close();
    }
  }
}
