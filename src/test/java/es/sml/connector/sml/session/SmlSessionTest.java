package es.sml.connector.sml.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import es.sml.connector.failure.sml.SmlLoginException;
import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.Account.AuthScheme;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SmlSessionTest {
  private static final int THREADS = 64;
  private static final Set<Thread.State> WAITING =
      Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);
  private static final Duration LONG = Duration.ofHours(1);

  private final AtomicInteger logins = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void logsInOnceForAllWhoseTokenIsRefused() throws Exception {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::login);
    Credentials refused = session.credentials();
    session.accept(refused);

    Set<Credentials> renewed = atOnce(() -> session.after(refused));

    assertThat(renewed).hasSize(1).doesNotContain(refused);
    assertThat(renewed.iterator().next().header()).isEqualTo("Token t2");
    assertThat(logins).hasValue(2);
  }

  @Test
  void logsInOnceForAllWhoStartTogether() throws Exception {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::login);
    assertThat(atOnce(session::credentials)).hasSize(1);
    assertThat(logins).hasValue(1);
  }

  @Test
  void aLateComersOldTokenCostsNoLogin() {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::login);
    Credentials first = session.credentials();
    session.accept(first);
    Credentials second = session.after(first);
    assertThat(session.after(first)).isSameAs(second);
    assertThat(logins).hasValue(2);
  }

  /** As when it was of another node's login, and SML voided it since. */
  @Test
  void aSharedTokenThatHasEndedIsReplacedByALogin() {
    List<String> refusals = new ArrayList<>();
    SmlSession session =
        session(
            refusals,
            refused ->
                refused == null
                    ? new TokenStore.Posted("old", false)
                    : new TokenStore.Posted(login(), true));
    Credentials shared = session.credentials();
    assertThat(session.after(shared).header()).isEqualTo("Token t1");
    assertThat(refusals).containsExactly(null, "old");
  }

  @Test
  void neverReusesARefusedTokenOfTheStore() {
    List<String> refusals = new ArrayList<>();
    SmlSession session = session(refusals, refused -> new TokenStore.Posted(login(), true));
    session.credentials();
    session.forget();
    session.credentials();
    assertThat(refusals).containsExactly(null, "t1");
  }

  @Test
  void asksNoMoreForAWhileAfterALoginWasRefused() {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::refusedLogin);
    assertThatThrownBy(session::credentials).isInstanceOf(SmlLoginException.class);
    assertThatThrownBy(session::credentials).isInstanceOf(SmlLoginException.class);
    assertThat(logins).hasValue(1);
  }

  @Test
  void retriesTheLoginAfterTheBackOff() {
    SmlSession session =
        session(
            AuthScheme.TOKEN,
            Duration.ZERO,
            () -> logins.incrementAndGet() == 1 ? refuse() : "t" + logins.get());
    assertThatThrownBy(session::credentials).isInstanceOf(SmlLoginException.class);
    assertThat(session.credentials().header()).isEqualTo("Token t2");
  }

  @Test
  void retriesTheLoginAtOnceIfSmlWasUnavailable() {
    SmlSession session =
        session(
            AuthScheme.TOKEN,
            LONG,
            () -> logins.incrementAndGet() == 1 ? unavailable() : "t" + logins.get());
    assertThatThrownBy(session::credentials).isInstanceOf(SmlUnavailableException.class);
    assertThat(session.credentials().header()).isEqualTo("Token t2");
  }

  @Test
  void thoseWhoWaitForALoginThatFailsDoNotEachTryIt() throws Exception {
    CountDownLatch failing = new CountDownLatch(1);
    SmlSession session =
        session(
            AuthScheme.TOKEN,
            LONG,
            () -> {
              logins.incrementAndGet();
              awaitLatch(failing);
              return unavailable();
            });
    List<Thread> waiting = new ArrayList<>();
    AtomicInteger failed = new AtomicInteger();
    for (int i = 0; i < 8; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  session.credentials();
                } catch (SmlUnavailableException e) {
                  failed.incrementAndGet();
                }
              });
      waiting.add(thread);
      thread.start();
    }
    await().until(() -> waiting.stream().map(Thread::getState).allMatch(WAITING::contains));
    failing.countDown();
    for (Thread thread : waiting) {
      thread.join();
    }
    assertThat(failed).hasValue(8);
    assertThat(logins).hasValue(1);
  }

  @Test
  void triesTheSchemesInTurnWithOneToken() {
    SmlSession session = session(AuthScheme.AUTO, LONG, this::login);
    Credentials token = session.credentials();
    Credentials jwt = session.after(token);
    Credentials bearer = session.after(jwt);
    assertThat(List.of(token.header(), jwt.header(), bearer.header()))
        .containsExactly("Token t1", "JWT t1", "Bearer t1");
    assertThat(session.after(bearer)).isNull();
    assertThat(logins).hasValue(1);
  }

  @Test
  void keepsTheSchemeThatSmlTook() {
    SmlSession session = session(AuthScheme.AUTO, LONG, this::login);
    Credentials jwt = session.after(session.credentials());
    session.accept(jwt);
    Credentials renewed = session.after(jwt);
    assertThat(renewed.header()).isEqualTo("JWT t2");
    assertThat(session.after(renewed)).isNull();
  }

  @Test
  void aFixedSchemeIsNotChanged() {
    SmlSession session = session(AuthScheme.JWT, LONG, this::login);
    Credentials first = session.credentials();
    assertThat(first.header()).isEqualTo("JWT t1");
    assertThat(session.after(first)).isNull();
  }

  @Test
  void aFreshTokenThatIsRefusedIsGivenUpForAWhile() {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::login);
    Credentials fresh = session.credentials();
    assertThat(session.giveUp(fresh)).hasMessageContaining("right after a login");
    assertThatThrownBy(session::credentials).isInstanceOf(SmlLoginException.class);
    assertThat(logins).hasValue(1);
  }

  @Test
  void aFreshTokenThatIsRefusedIsNotKeptForEver() {
    SmlSession session = session(AuthScheme.TOKEN, Duration.ZERO, this::login);
    session.giveUp(session.credentials());
    assertThat(session.credentials().header()).isEqualTo("Token t2");
  }

  @Test
  void givingUpAnOldTokenLeavesTheNewOne() {
    SmlSession session = session(AuthScheme.TOKEN, LONG, this::login);
    Credentials old = session.credentials();
    session.accept(old);
    Credentials renewed = session.after(old);
    session.giveUp(old);
    assertThat(session.credentials()).isSameAs(renewed);
  }

  /** Creates a session of a token store, with the list of refused tokens. */
  private static SmlSession session(
      List<String> refusals, Function<String, TokenStore.Posted> board) {
    return new SmlSession(
        "main",
        AuthScheme.TOKEN,
        LONG,
        refused -> {
          refusals.add(refused);
          return board.apply(refused);
        });
  }

  private SmlSession session(AuthScheme scheme, Duration backOff, Supplier<String> login) {
    return new SmlSession(
        "main", scheme, backOff, refused -> TokenStore.ALONE.renew("main", refused, login));
  }

  private String login() {
    return "t" + logins.incrementAndGet();
  }

  private String refusedLogin() {
    logins.incrementAndGet();
    return refuse();
  }

  private static String refuse() {
    throw new SmlLoginException("main", "SML refused the login with 400");
  }

  private static String unavailable() {
    throw new SmlUnavailableException("SML cannot be reached", (Throwable) null);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Set<Credentials> atOnce(Callable<Credentials> ask) throws Exception {
    CyclicBarrier together = new CyclicBarrier(THREADS);
    List<Future<Credentials>> answers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      answers.add(
          threads.submit(
              () -> {
                together.await();
                return ask.call();
              }));
    }
    Set<Credentials> different = new HashSet<>();
    for (Future<Credentials> answer : answers) {
      different.add(answer.get());
    }
    return different;
  }
}
