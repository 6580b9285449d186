package es.sml.connector.deliver.poison;

import es.sml.connector.setting.file.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Decides how many crashes prove a poison message, and how long messages of its dealer are read
 * alone. Its record is a file in the data directory.
 *
 * <p>The record is about this node's process. It is not in the database, since several nodes may
 * share that.
 */
public final class PoisonFile implements PoisonRecord, AutoCloseable {
  private static final String FILE = "poison-messages";
  private static final String RUNNING = "running";
  private static final String OPEN_KEY = "open.key";
  private static final String OPEN_DEALER = "open.dealer";
  private static final String DEATHS = "deaths.";
  private static final String POISON_OF_DEALER = "poison-of-dealer.";
  private static final String EXCLUSIVE_UNTIL = "watched-until.";

  private static final Duration EXCLUSIVE_TIME = Duration.ofMinutes(30);

  // Interrupted messages are delivered first; another node may have them by now.
  private static final Duration REDELIVERED_WITHIN = Duration.ofMinutes(10);

  /** Of ten attempts, two crashes alone are proof: a process may also be killed by chance. */
  private static final int ATTEMPTS_FOR_A_DEATH = 5;

  private static final int LEAST_PROOF = 2;

  /** From so many poison messages of a dealer on, half the crashes are proof. */
  private static final int MANY = 2;

  private final Path file;
  private final InstantSource clock;
  private final int proof;
  private final Properties noted;
  private final boolean died;
  private final CompletableFuture<Void> warm;
  private final Map<String, String> interrupted = new HashMap<>();
  private long redeliveredBy;
  private long exclusiveUntil;
  private boolean initialized;

  private PoisonFile(Path file, InstantSource clock, int proof, Properties noted, Duration warmUp) {
    this.file = file;
    this.clock = clock;
    this.proof = proof;
    this.noted = noted;
    this.died = noted.containsKey(RUNNING);
    this.warm =
        new CompletableFuture<Void>()
            .completeOnTimeout(null, warmUp.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Reads the record of the previous process, and records that this one runs.
   *
   * @param maxAttempts number of interrupted attempts before a message is a dead letter
   * @param warmUp how long the process runs before a message that was read alone when it died is
   *     read again
   */
  public static PoisonFile open(
      Path dataDirectory, InstantSource clock, int maxAttempts, Duration warmUp) {
    Path file = dataDirectory.resolve(FILE);
    Properties noted = new Properties();
    try {
      if (Files.exists(file)) {
        try (Reader in = Files.newBufferedReader(file)) {
          noted.load(in);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      noted.clear(); // the record is short-lived; attempts are still counted without it
    }
    PoisonFile opened =
        new PoisonFile(
            file, clock, Math.max(LEAST_PROOF, maxAttempts / ATTEMPTS_FOR_A_DEATH), noted, warmUp);
    opened.begin();
    return opened;
  }

  private synchronized void begin() {
    Object killer = noted.remove(OPEN_KEY);
    Object dealer = noted.remove(OPEN_DEALER);
    noted
        .stringPropertyNames()
        .forEach(
            name -> {
              if (name.startsWith(EXCLUSIVE_UNTIL) && number(name) < clock.millis()) {
                noted.remove(name);
                noted.remove(POISON_OF_DEALER + name.substring(EXCLUSIVE_UNTIL.length()));
              }
            });
    noted.stringPropertyNames().stream()
        .filter(name -> name.startsWith(EXCLUSIVE_UNTIL))
        .forEach(name -> exclusiveUntil = Math.max(exclusiveUntil, number(name)));
    if (killer != null && dealer != null) {
      add(DEATHS + killer);
      // Messages that a kill interrupted by chance are good ones, and survive the next time.
      if (isProven(killer.toString(), dealer.toString())) {
        add(POISON_OF_DEALER + dealer);
      }
      makeExclusive(dealer.toString());
    }
    noted.setProperty(RUNNING, "true");
    store();
  }

  @Override
  public synchronized void inHand(Map<String, String> dealersByKey) {
    initialized = true;
    if (died) {
      interrupted.putAll(dealersByKey);
      redeliveredBy = clock.millis() + REDELIVERED_WITHIN.toMillis();
    }
  }

  // The first message after a start takes long, and comes first again after the next start. So
  // kills of the process would meet the same message twice, which then seems to be the cause.
  @Override
  public void awaitWarm(String key) {
    if (hasDeaths(key)) {
      warm.join();
    }
  }

  private synchronized boolean hasDeaths(String key) {
    return number(DEATHS + key) > 0;
  }

  @Override
  public synchronized void begin(String key, String dealer) {
    noted.setProperty(OPEN_KEY, key);
    noted.setProperty(OPEN_DEALER, dealer);
    store();
  }

  @Override
  public synchronized void end(String key) {
    interrupted.remove(key);
    noted.remove(OPEN_KEY);
    noted.remove(OPEN_DEALER);
    noted.remove(DEATHS + key);
    store();
  }

  @Override
  public synchronized boolean isProven(String key, String dealer) {
    long enough = number(POISON_OF_DEALER + dealer) >= MANY ? (proof + 1) / 2 : proof;
    return number(DEATHS + key) >= enough;
  }

  @Override
  public synchronized boolean isExclusive(String dealer) {
    return number(EXCLUSIVE_UNTIL + dealer) > clock.millis()
        || (!interrupted.isEmpty()
            && clock.millis() < redeliveredBy
            && interrupted.containsValue(dealer));
  }

  @Override
  public synchronized boolean isAnyExclusive() {
    return exclusiveUntil > clock.millis()
        || (!interrupted.isEmpty() && clock.millis() < redeliveredBy);
  }

  /** Records a normal end of the process, unless it never read its record. */
  @Override
  public synchronized void close() {
    if (initialized || !died) {
      noted.remove(RUNNING);
      store();
    }
  }

  private void makeExclusive(String dealer) {
    exclusiveUntil = clock.millis() + EXCLUSIVE_TIME.toMillis();
    noted.setProperty(EXCLUSIVE_UNTIL + dealer, String.valueOf(exclusiveUntil));
  }

  private void add(String name) {
    noted.setProperty(name, String.valueOf(number(name) + 1));
  }

  private long number(String name) {
    try {
      return Long.parseLong(noted.getProperty(name, "0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  // Not forced to the disk: the end of the process loses nothing, and no message ends the power.
  private void store() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      noted.store(bytes, null);
      Path next = file.resolveSibling(FILE + ".new");
      PrivateFiles.createFile(next);
      Files.write(
          next,
          bytes.toByteArray(),
          StandardOpenOption.WRITE,
          StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "data-directory: "
              + file.getParent().toAbsolutePath()
              + " cannot be written; check its permissions and the free disk space",
          e);
    }
  }
}
