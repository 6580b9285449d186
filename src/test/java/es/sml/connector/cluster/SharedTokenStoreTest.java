package es.sml.connector.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.database.Database;
import es.sml.connector.database.LedgerTransactions;
import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.setting.Secret;
import es.sml.connector.sml.Account;
import es.sml.connector.sml.session.TokenStore.Posted;
import es.sml.connector.testing.server.PostgresqlServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes that share an account, on a real PostgreSQL. */
class SharedTokenStoreTest {
  private final AtomicInteger logins = new AtomicInteger();
  @TempDir private Path directory;
  private Database database;

  @BeforeEach
  void open() {
    database = PostgresqlServer.open(directory, 8);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void oneLoginServesAllNodes() throws Exception {
    CountDownLatch bothAsked = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Posted>> asked = new ArrayList<>();
      for (SharedTokenStore node : List.of(node("geheim"), node("geheim"))) {
        asked.add(
            threads.submit(
                () -> {
                  bothAsked.countDown();
                  bothAsked.await();
                  return node.renew("main", null, this::login);
                }));
      }
      List<Posted> posted = List.of(asked.get(0).get(), asked.get(1).get());
      assertThat(posted).extracting(Posted::token).containsOnly("t1");
      assertThat(posted).extracting(Posted::fresh).containsExactlyInAnyOrder(true, false);
      assertThat(logins).hasValue(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void usesTheTokenOfALoginThatEndedJustAfterTheRead() {
    SharedTokenStore first = node("geheim");
    SharedTokenStore second =
        node("geheim", afterItsFirstRead(() -> first.renew("main", null, this::login)));
    assertThat(second.renew("main", null, this::login)).isEqualTo(new Posted("t1", false));
    assertThat(logins).hasValue(1);
  }

  @Test
  void retriesNoLoginThatWasRefusedJustAfterTheRead() {
    SharedTokenStore second =
        node(
            "geheim",
            afterItsFirstRead(
                () -> assertThatThrownBy(() -> node("geheim").renew("main", null, this::refused))));
    assertThatThrownBy(() -> second.renew("main", null, this::login))
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("another node");
    assertThat(logins).hasValue(0);
  }

  private LedgerTransactions afterItsFirstRead(Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    return new LedgerTransactions() {
      @Override
      public <T> T write(Function<JdbcClient, T> work) {
        return database.write(work);
      }

      @Override
      public <T> T read(Function<JdbcClient, T> work) {
        T read = database.read(work);
        if (done.compareAndSet(false, true)) {
          action.run();
        }
        return read;
      }

      @Override
      public String now() {
        return database.now();
      }
    };
  }

  @Test
  void aRefusedTokenIsReplacedOnceForAll() {
    SharedTokenStore first = node("geheim");
    SharedTokenStore second = node("geheim");
    first.renew("main", null, this::login);
    assertThat(first.renew("main", "t1", this::login)).isEqualTo(new Posted("t2", true));
    assertThat(second.renew("main", "t1", this::login)).isEqualTo(new Posted("t2", false));
    assertThat(logins).hasValue(2);
  }

  @Test
  void afterARefusedLoginNoNodeTriesForAWhile() {
    assertThatThrownBy(() -> node("geheim").renew("main", null, this::refused))
        .isInstanceOf(SmlLoginException.class);
    assertThatThrownBy(() -> node("geheim").renew("main", null, this::login))
        .isInstanceOf(SmlLoginException.class)
        .hasMessageContaining("another node");
    assertThat(logins).hasValue(0);
  }

  @Test
  void whatWasToEndBeforeTheClockWasSetBackHasEnded() {
    SharedTokenStore node = node("geheim");
    node.renew("main", null, this::login);
    setTo("login_until");
    assertThat(node.renew("main", "t1", this::login)).isEqualTo(new Posted("t2", true));
    setTo("refused_until");
    assertThat(node.renew("main", "t2", this::login)).isEqualTo(new Posted("t3", true));
  }

  /** As a node left it a day from now. */
  private void setTo(String column) {
    database.write(
        jdbc ->
            jdbc.sql("UPDATE sml_token SET " + column + " = " + database.now() + " + 86400000")
                .update());
  }

  @Test
  void afterALoginWithoutAResponseAnyNodeTriesAtOnce() {
    assertThatThrownBy(
            () ->
                node("geheim")
                    .renew(
                        "main",
                        null,
                        () -> {
                          throw new SmlUnavailableException("down", (Throwable) null);
                        }))
        .isInstanceOf(SmlUnavailableException.class);
    assertThat(node("geheim").renew("main", null, this::login).token()).isEqualTo("t1");
  }

  @Test
  void theDatabaseHasNoTokenThatAnybodyCanRead() {
    String token = "a-token-that-no-base64-has-by-chance";
    node("geheim").renew("main", null, () -> token);
    String kept =
        database.read(jdbc -> jdbc.sql("SELECT token FROM sml_token").query(String.class).single());
    assertThat(kept).doesNotContain(token, "by-chance").hasSizeGreaterThan(token.length());
    // With another password it is no token, and a login is made.
    assertThat(node("other").renew("main", null, this::login).token()).isEqualTo("t1");
  }

  @Test
  void aTokenThatAnEarlierVersionSealedIsReplaced() {
    node("geheim").renew("main", null, this::login);
    database.write(
        jdbc ->
            jdbc.sql("UPDATE sml_token SET token = 'q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASM='")
                .update());
    assertThat(node("geheim").renew("main", null, this::login)).isEqualTo(new Posted("t2", true));
  }

  private SharedTokenStore node(String password) {
    return node(password, database);
  }

  private SharedTokenStore node(String password, LedgerTransactions transactions) {
    Account account =
        new Account(
            URI.create("https://sml.example"),
            null,
            "u",
            new Secret(password),
            null,
            1,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    return new SharedTokenStore(transactions, () -> Map.of("main", account), Duration.ofHours(1));
  }

  private String refused() {
    throw new SmlLoginException("main", "no");
  }

  private String login() {
    return "t" + logins.incrementAndGet();
  }
}
