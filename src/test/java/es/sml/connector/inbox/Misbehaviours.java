package es.sml.connector.inbox;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The misbehaviour for all users or for one. It may change while connections are open. Rules for
 * one user take precedence.
 */
public final class Misbehaviours {
  private record Rule(
      Moment moment,
      Predicate<ImapCommand> commands,
      Times times,
      Reaction reaction,
      AtomicInteger occurrences) {
    boolean fires(Moment now, ImapCommand command) {
      return moment == now
          && commands.test(command)
          && times.includes(occurrences.incrementAndGet());
    }
  }

  private record BodyRule(long uid, Times times, BodyFault fault, AtomicInteger occurrences) {
    boolean fires(long wanted) {
      return uid == wanted && times.includes(occurrences.incrementAndGet());
    }
  }

  private final Optional<Misbehaviours> general;
  private final List<Rule> rules = new CopyOnWriteArrayList<>();
  private final List<BodyRule> bodies = new CopyOnWriteArrayList<>();
  private final Map<Long, Long> sizes = new ConcurrentHashMap<>();
  private final Set<String> leftOut = ConcurrentHashMap.newKeySet();
  private final Set<String> unsaid = ConcurrentHashMap.newKeySet();
  private volatile Optional<IdleFault> idle = Optional.empty();

  Misbehaviours(Optional<Misbehaviours> general) {
    this.general = general;
  }

  /** At each such command, named as {@code SELECT}, {@code UID MOVE} or {@code GREETING}. */
  public Misbehaviours at(String command, Reaction reaction) {
    return at(command, reaction, Times.always());
  }

  public Misbehaviours at(String command, Reaction reaction, Times times) {
    return add(Moment.RECEIVED, each -> each.name().equals(command), reaction, times);
  }

  /** After LOGIN or AUTHENTICATE with its credentials. */
  public Misbehaviours atLogin(Reaction reaction, Times times) {
    return add(Moment.RECEIVED, ImapCommand::isLogin, reaction, times);
  }

  /** At the request for the text of this mail. */
  public Misbehaviours atBodyOf(long uid, Reaction reaction, Times times) {
    return add(Moment.RECEIVED, each -> each.asksForBodyOf(uid), reaction, times);
  }

  /** During UID MOVE or UID COPY, when the mails are in both folders. */
  public Misbehaviours afterCopying(String command, Reaction reaction, Times times) {
    return add(Moment.COPIED, each -> each.name().equals(command), reaction, times);
  }

  /** After the command, instead of its tagged response. */
  public Misbehaviours afterDoing(String command, Reaction reaction, Times times) {
    return add(Moment.DONE, each -> each.name().equals(command), reaction, times);
  }

  /** Responds to the request for this mail's text, but wrongly. */
  public Misbehaviours bodyOf(long uid, BodyFault fault, Times times) {
    bodies.add(new BodyRule(uid, times, fault, new AtomicInteger()));
    return this;
  }

  /** Sets the RFC822.SIZE of this mail. */
  public Misbehaviours sizeOf(long uid, long claimed) {
    sizes.put(uid, claimed);
    return this;
  }

  /** Removes IDLE, MOVE, UIDPLUS or SASL-IR: neither offered nor understood. */
  public Misbehaviours leaveOut(String... capabilities) {
    leftOut.addAll(List.of(capabilities));
    return this;
  }

  /** Removes UIDNEXT or UIDVALIDITY from the response to SELECT and EXAMINE. */
  public Misbehaviours selectWithout(String... codes) {
    unsaid.addAll(List.of(codes));
    return this;
  }

  /** Applies from the next IDLE on. */
  public Misbehaviours idle(IdleFault fault) {
    idle = Optional.of(fault);
    return this;
  }

  /** Restores correct behaviour; a broken connection stays broken. */
  public void heal() {
    rules.clear();
    bodies.clear();
    sizes.clear();
    leftOut.clear();
    unsaid.clear();
    idle = Optional.empty();
  }

  /** Plays the due misbehaviour; returns whether the command has its response. */
  boolean spoil(Moment moment, ImapCommand command, Wire wire) throws IOException {
    for (Reaction reaction : due(moment, command)) {
      if (reaction.play(wire, command)) {
        return true;
      }
    }
    return false;
  }

  // All rules count the command, even if another rule comes first.
  private List<Reaction> due(Moment moment, ImapCommand command) {
    Stream<Reaction> own =
        rules.stream().filter(rule -> rule.fires(moment, command)).map(Rule::reaction);
    return Stream.concat(own, general.stream().flatMap(all -> all.due(moment, command).stream()))
        .toList();
  }

  BodyFault bodyFault(long uid) {
    List<BodyRule> due = bodies.stream().filter(rule -> rule.fires(uid)).toList();
    BodyFault otherwise = general.map(all -> all.bodyFault(uid)).orElseGet(BodyFault::none);
    return due.isEmpty() ? otherwise : due.get(0).fault();
  }

  long claimedSize(StoredMail mail) {
    long truth = general.map(all -> all.claimedSize(mail)).orElse((long) mail.size());
    return sizes.getOrDefault(mail.uid(), truth);
  }

  Set<String> leftOut() {
    Set<String> all = new LinkedHashSet<>(leftOut);
    general.ifPresent(more -> all.addAll(more.leftOut()));
    return all;
  }

  boolean isUnsaid(String code) {
    return unsaid.contains(code) || general.map(all -> all.isUnsaid(code)).orElse(false);
  }

  IdleFault idleFault() {
    return idle.or(() -> general.map(Misbehaviours::idleFault)).orElseGet(IdleFault::none);
  }

  private Misbehaviours add(
      Moment moment, Predicate<ImapCommand> commands, Reaction reaction, Times times) {
    rules.add(new Rule(moment, commands, times, reaction, new AtomicInteger()));
    return this;
  }
}
