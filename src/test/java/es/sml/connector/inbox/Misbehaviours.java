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
 * What goes wrong, for all or for one user; may be changed while connections are open, and what is
 * said of one user goes before what is said of all.
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

  /** When LOGIN or AUTHENTICATE has been received with its credentials. */
  public Misbehaviours atLogin(Reaction reaction, Times times) {
    return add(Moment.RECEIVED, ImapCommand::isLogin, reaction, times);
  }

  /** When the text of this mail is asked for. */
  public Misbehaviours atBodyOf(long uid, Reaction reaction, Times times) {
    return add(Moment.RECEIVED, each -> each.asksForBodyOf(uid), reaction, times);
  }

  /** In the middle of UID MOVE or UID COPY, when the mails are in both folders. */
  public Misbehaviours afterCopying(String command, Reaction reaction, Times times) {
    return add(Moment.COPIED, each -> each.name().equals(command), reaction, times);
  }

  /** When the command has been carried out, in place of its tagged answer. */
  public Misbehaviours afterDoing(String command, Reaction reaction, Times times) {
    return add(Moment.DONE, each -> each.name().equals(command), reaction, times);
  }

  /** Answers the request for this mail's text, but wrongly. */
  public Misbehaviours bodyOf(long uid, BodyFault fault, Times times) {
    bodies.add(new BodyRule(uid, times, fault, new AtomicInteger()));
    return this;
  }

  /** What RFC822.SIZE says of this mail. */
  public Misbehaviours sizeOf(long uid, long claimed) {
    sizes.put(uid, claimed);
    return this;
  }

  /** IDLE, MOVE, UIDPLUS, SASL-IR: neither offered nor understood. */
  public Misbehaviours leaveOut(String... capabilities) {
    leftOut.addAll(List.of(capabilities));
    return this;
  }

  /** UIDNEXT, UIDVALIDITY: not in the answer to SELECT and EXAMINE. */
  public Misbehaviours selectWithout(String... codes) {
    unsaid.addAll(List.of(codes));
    return this;
  }

  /** From the next IDLE on. */
  public Misbehaviours idle(IdleFault fault) {
    idle = Optional.of(fault);
    return this;
  }

  /** Everything is as it should be again; a connection that has been spoilt stays so. */
  public void heal() {
    rules.clear();
    bodies.clear();
    sizes.clear();
    leftOut.clear();
    unsaid.clear();
    idle = Optional.empty();
  }

  /** Plays what is due; whether the command has had its answer. */
  boolean spoil(Moment moment, ImapCommand command, Wire wire) throws IOException {
    for (Reaction reaction : due(moment, command)) {
      if (reaction.play(wire, command)) {
        return true;
      }
    }
    return false;
  }

  // All of them count the command, also those that another has forestalled.
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
