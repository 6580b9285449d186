package es.sml.connector.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import es.sml.connector.signin.credential.SignInSettings;
import es.sml.connector.signin.token.SignInException;
import es.sml.connector.testing.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenRenewalTest {
  private static final int MAILBOXES = 50;
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Duration LITTLE = Duration.ofSeconds(1);

  private final SettableClock clock = new SettableClock();
  private final TokenServer server = new TokenServer();
  private OAuthLogins logins;
  private MailboxLogin login;

  @BeforeEach
  void signIn(@TempDir Path directory) {
    server.gives("first", 3600);
    logins = new OAuthLogins(directory, clock);
    login = logins.login(SignInSettings.clientCredentials(server.url()), "leads@norte.example");
  }

  @AfterEach
  void close() {
    logins.close();
    server.close();
  }

  @Test
  void aTokenIsRenewedAtHalfItsLife() throws Exception {
    assertThat(login.secret()).isEqualTo("first");
    server.gives("second", 3600);

    clock.advance(HALF.minus(LITTLE));
    assertThat(login.secret()).isEqualTo("first");
    clock.advance(LITTLE);
    assertThat(login.secret()).isEqualTo("second");
    assertThat(server.forms()).hasSize(2);
  }

  @Test
  void soonRenewsATokenWithoutALifetime() throws Exception {
    server.answers(200, "{\"access_token\":\"first\",\"token_type\":\"Bearer\"}");
    assertThat(login.secret()).isEqualTo("first");
    server.gives("second", 3600);
    clock.advance(Duration.ofMinutes(5));
    assertThat(login.secret()).isEqualTo("second");
  }

  @Test
  void oneAsksAndAllWhoWaitShareTheToken() throws Exception {
    assertThat(outcomesOfAllAtOnce(200, TokenServer.token("shared", 3600)))
        .hasSize(MAILBOXES)
        .containsOnly("shared");
    assertThat(server.forms()).hasSize(1);
  }

  @Test
  void oneAsksAndAllWhoWaitShareTheFailure() throws Exception {
    assertThat(outcomesOfAllAtOnce(503, "{}"))
        .hasSize(MAILBOXES)
        .containsOnly(
            "passing: 127.0.0.1 responded to the sign-in with HTTP 503; the connector asks again: if"
                + " this lasts, check token-url of sign-in, and ask the provider");
    assertThat(server.forms()).hasSize(1);
  }

  @Test
  void nobodyWaitsForARenewalWhileTheTokenIsGood() throws Exception {
    login.secret();
    clock.advance(HALF);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    server.answers(
        exchange -> {
          asked.countDown();
          awaitLatch(answer);
          TokenServer.send(exchange, 200, "application/json", TokenServer.token("second", 3600));
        });
    BlockingQueue<String> renewed = new LinkedBlockingQueue<>();
    Thread renewing = new Thread(() -> renewed.add(outcome()));
    renewing.start();
    awaitLatch(asked);

    assertThat(login.secret()).isEqualTo("first");

    answer.countDown();
    assertThat(renewed.take()).isEqualTo("second");
    assertThat(login.secret()).isEqualTo("second");
    renewing.join();
  }

  @Test
  void aTokenIsUsedToItsEndWhereNoOtherCanBeHad() throws Exception {
    login.secret();
    server.answers(503, "{}");

    clock.advance(HALF);
    assertThat(login.secret()).isEqualTo("first");
    clock.advance(HALF.minus(LITTLE));
    assertThat(login.secret()).isEqualTo("first");
    clock.advance(LITTLE);
    assertThatThrownBy(login::secret).isInstanceOf(SignInException.class);
  }

  @Test
  void replacesARefusedToken() throws Exception {
    login.secret();
    server.gives("second", 3600);

    login.refused("some other token");
    assertThat(login.secret()).isEqualTo("first");
    login.refused("first");
    assertThat(login.secret()).isEqualTo("second");

    // Another mailbox that was on its way with the old one does not void the new one.
    clock.advance(Duration.ofMinutes(2));
    login.refused("first");
    assertThat(login.secret()).isEqualTo("second");
    assertThat(server.forms()).hasSize(2);
  }

  @Test
  void aMailboxThatRefusesEveryTokenDoesNotHaveThemRenewedAllTheTime() throws Exception {
    login.secret();
    login.refused("first");
    server.gives("second", 3600);
    assertThat(login.secret()).isEqualTo("second");
    server.gives("third", 3600);

    login.refused("second");
    assertThat(login.secret()).isEqualTo("second");
    clock.advance(Duration.ofMinutes(1));
    login.refused("second");
    assertThat(login.secret()).isEqualTo("third");
  }

  @Test
  void aPassingFailureIsTheAnswerForLongerEachTime() {
    server.answers(503, "{}");
    int asked = 0;
    for (int wait : List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300)) {
      assertFailsHavingAsked(++asked);
      clock.advance(Duration.ofMillis(wait * 500L - 1));
      assertFailsHavingAsked(asked);
      clock.advance(Duration.ofMillis(wait * 500L + 1));
    }
  }

  @Test
  void aLastingFailureIsTheAnswerForHalfAMinuteFirst() {
    server.answers(401, "{\"error\":\"invalid_client\"}");
    assertFailsHavingAsked(1);
    clock.advance(Duration.ofMillis(14_999));
    assertFailsHavingAsked(1);
    clock.advance(Duration.ofMillis(15_001));
    assertFailsHavingAsked(2);
  }

  @Test
  void whatWentWellStartsTheWaitingAnew() throws Exception {
    server.answers(503, "{}");
    for (int asked = 1; asked <= 5; asked++) {
      assertFailsHavingAsked(asked);
      clock.advance(Duration.ofMinutes(5));
    }
    server.gives("first", 3600);
    assertThat(login.secret()).isEqualTo("first");
    clock.advance(Duration.ofHours(1));
    server.answers(503, "{}");
    assertFailsHavingAsked(7);
    clock.advance(Duration.ofSeconds(1));
    assertFailsHavingAsked(8);
  }

  @Test
  void whoWaitsCanBeInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    server.answers(
        exchange -> {
          asked.countDown();
          awaitLatch(answer);
          TokenServer.send(exchange, 200, "application/json", TokenServer.token("late", 3600));
        });
    Thread renewing = new Thread(this::outcome);
    renewing.start();
    awaitLatch(asked);
    BlockingQueue<String> waited = new LinkedBlockingQueue<>();
    Thread waiting =
        new Thread(() -> waited.add(outcome() + " " + Thread.currentThread().isInterrupted()));
    waiting.start();
    await().until(() -> waiting.getState() == Thread.State.WAITING);

    waiting.interrupt();

    assertThat(waited.take()).isEqualTo("passing: interrupted during a token request true");
    answer.countDown();
    renewing.join();
    waiting.join();
  }

  private void assertFailsHavingAsked(int times) {
    SignInException failure = catchThrowableOfType(SignInException.class, login::secret);
    assertThat(failure).isNotNull();
    assertThat(server.forms()).hasSize(times);
  }

  /** What all mailboxes get that ask while the first one's answer is on its way. */
  private List<String> outcomesOfAllAtOnce(int status, String json) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    server.answers(
        exchange -> {
          asked.countDown();
          awaitLatch(answer);
          TokenServer.send(exchange, status, "application/json", json);
        });
    BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < MAILBOXES; i++) {
      threads.add(new Thread(() -> outcomes.add(outcome())));
    }
    threads.forEach(Thread::start);
    awaitLatch(asked);
    await()
        .until(
            () ->
                threads.stream().filter(t -> t.getState() == Thread.State.WAITING).count()
                    == MAILBOXES - 1);
    answer.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(outcomes);
  }

  private String outcome() {
    try {
      return login.secret();
    } catch (SignInException e) {
      return (e.isLasting() ? "lasting: " : "passing: ") + e.getMessage();
    }
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
