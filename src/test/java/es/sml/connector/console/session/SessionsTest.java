package es.sml.connector.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.access.Caller;
import es.sml.connector.ops.access.Role;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How long somebody is logged in. */
class SessionsTest {
  private static final Duration NEARLY = Sessions.LONGEST_IDLE.minusSeconds(1);

  private final AtomicLong now = new AtomicLong();
  private final Sessions sessions = new Sessions(now::get);

  @Test
  void aSessionEndsAfterInactivity() {
    Session session = sessions.begin(Caller.withToken(Role.VIEWER));
    pass(NEARLY);
    assertThat(sessions.find(session.id(), true)).contains(session);
    pass(NEARLY);
    assertThat(sessions.find(session.id(), true)).contains(session);
    pass(Sessions.LONGEST_IDLE.plusSeconds(1));
    assertThat(sessions.find(session.id(), true)).isEmpty();
  }

  @Test
  void aPageThatAsksByItselfKeepsNoSessionGoing() {
    Session session = sessions.begin(Caller.withToken(Role.VIEWER));
    pass(NEARLY);
    assertThat(sessions.find(session.id(), false)).contains(session);
    pass(Duration.ofSeconds(2));
    assertThat(sessions.find(session.id(), false)).isEmpty();
  }

  @Test
  void noSessionIsForEver() {
    Session session = sessions.begin(new Caller(Role.OPERATOR, "Ana", false, null));
    for (Duration all = Duration.ZERO;
        all.compareTo(Sessions.LONGEST) <= 0;
        all = all.plus(NEARLY)) {
      assertThat(sessions.find(session.id(), true)).contains(session);
      pass(NEARLY);
    }
    assertThat(sessions.find(session.id(), true)).isEmpty();
  }

  @Test
  void anEndedOneIsGoneAndAnUnknownOneNeverWas() {
    Session session = sessions.begin(new Caller(Role.OPERATOR, "Ana", false, null));
    sessions.end(session);
    assertThat(sessions.find(session.id(), true)).isEmpty();
    assertThat(sessions.find(null, true)).isEmpty();
    assertThat(sessions.find("", true)).isEmpty();
  }

  @Test
  void whatIsRememberedHasANameThatNobodyGuessesAndATypeThatIsAskedFor() {
    Session session = sessions.begin(new Caller(Role.OPERATOR, "Ana", false, null));
    String name = session.remember("note");
    assertThat(session.recall(name, String.class)).contains("note");
    assertThat(session.recall(name, Integer.class)).isEmpty();
    assertThat(session.recall("other", String.class)).isEmpty();
    assertThat(session.caller().who()).isEqualTo("operator (Ana)");
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }
}
