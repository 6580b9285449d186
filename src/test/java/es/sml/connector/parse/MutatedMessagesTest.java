package es.sml.connector.parse;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.InboundMessage.Channel;
import es.sml.connector.lead.Lead;
import es.sml.connector.parse.content.SeenText;
import es.sml.connector.parse.phone.PhoneReader;
import es.sml.connector.parse.result.ParseResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The parser reads or refuses any damaged message, reveals no customer in its reasons, and invents
 * no person. -Dfuzz.seed=N gives other messages.
 */
class MutatedMessagesTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Path KNOWN = Path.of("src/test/resources/understanding");
  private static final Path FAILED = Path.of("target/fuzz");
  private static final long SEED = Long.getLong("fuzz.seed", 4);
  private static final int EACH = Integer.getInteger("fuzz.each", 30);
  private static final int MOST_FAILURES = 20;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private static final Pattern PERSONAL = Pattern.compile("\\d{8}|[\\w.+-]+@[\\w-]+\\.\\w");

  private enum Ending {
    LEADS,
    NOT_A_LEAD,
    UNREADABLE
  }

  private boolean invented = true;
  private final Map<Ending, Integer> endings = new EnumMap<>(Ending.class);

  @BeforeAll
  static void loadEveryClass() throws IOException {
    // Runs first, so that the first message is not timed with the class loader.
    for (Path original : originals()) {
      GoldenMessagesTest.outcome(original);
    }
  }

  @Test
  void isReadOrRefusedAndNothingIsInvented() throws IOException {
    System.out.println("Mutated messages: " + EACH + " of each golden one, seed " + SEED);
    check(originals(), EACH, file -> file.getParent().getFileName().toString());
  }

  @Test
  void readsOrRefusesWhatPeopleAndPortalsSend() throws IOException {
    System.out.println("Mutated messages: one of some known ones, seed " + SEED);
    // A telephone in words is in no message, so only golden ones show what is invented.
    invented = false;
    check(known(), 1, file -> KNOWN.relativize(file).toString().replace('/', '-'));
  }

  private void check(List<Path> originals, int each, Function<Path, String> name)
      throws IOException {
    List<byte[]> contents = new ArrayList<>();
    for (Path original : originals) {
      contents.add(Files.readAllBytes(original));
    }
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < originals.size(); i++) {
      String folder = name.apply(originals.get(i));
      for (int n = 0; n < each && failures.size() < MOST_FAILURES; n++) {
        // Each has its own random numbers, so a new golden message changes no other.
        RandomGenerator random = new SplittableRandom(Objects.hash(SEED, folder, n));
        byte[] mutated = new MessageMutator(random, contents).mutated(contents.get(i));
        InboundMessage message = sent(originals.get(i).getFileName().toString(), mutated, random);
        List<String> wrong = wrong(message);
        if (!wrong.isEmpty()) {
          Files.createDirectories(FAILED);
          Path kept = FAILED.resolve(folder + "-" + SEED + "-" + n + ".txt");
          Files.write(kept, mutated);
          failures.add(kept + " by " + message.channel() + ": " + wrong);
        }
      }
    }
    assertThat(failures).as("seed %s", SEED).isEmpty();
    // Otherwise the mutations leave too little, or too much, of a message for a check.
    int all = each * originals.size();
    assertThat(endings.get(Ending.LEADS)).isGreaterThan(all / 4);
    assertThat(endings.get(Ending.UNREADABLE)).isGreaterThan(all / 10);
    assertThat(endings.get(Ending.NOT_A_LEAD)).isGreaterThan(all / 100);
  }

  private static List<Path> originals() throws IOException {
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("message."))
          .sorted()
          .toList();
    }
  }

  /** One in five, because all take a minute; another seed has others. */
  private static List<Path> known() throws IOException {
    try (Stream<Path> files = Files.walk(KNOWN)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !file.getParent().equals(KNOWN))
          .filter(file -> Math.floorMod(Objects.hash(SEED, file.toString()), 5) == 0)
          .sorted()
          .toList();
    }
  }

  /** Mostly by the way that the message is meant for. */
  private static InboundMessage sent(String name, byte[] content, RandomGenerator random) {
    return switch (random.nextInt(8)) {
      case 0 -> Messages.message(Channel.QUEUE, null, null, content);
      case 1 -> Messages.message(Channel.MAIL, null, null, content);
      default -> Messages.file(name, content);
    };
  }

  private List<String> wrong(InboundMessage message) {
    List<String> wrong = new ArrayList<>();
    ParseResult result = null;
    String refusal = null;
    long start = cpuTime();
    try {
      result = Messages.PARSER.parse(message);
    } catch (UnreadableMessageException e) {
      refusal = e.getMessage();
    } catch (RuntimeException | Error e) {
      // Includes Error: a reader may overflow the stack or request too much memory.
      wrong.add("it throws " + e + " at " + List.of(e.getStackTrace()).stream().limit(4).toList());
      return wrong;
    }
    Duration took = Duration.ofNanos(cpuTime() - start);
    if (took.compareTo(LONGEST) > 0) {
      wrong.add("it takes " + took);
    }
    if (result instanceof ParseResult.Leads leads) {
      endings.merge(Ending.LEADS, 1, Integer::sum);
      check(leads, message, wrong);
    } else if (result instanceof ParseResult.NotALead none) {
      endings.merge(Ending.NOT_A_LEAD, 1, Integer::sum);
      checkReason(none.reason(), wrong);
    } else {
      endings.merge(Ending.UNREADABLE, 1, Integer::sum);
      checkReason(refusal, wrong);
    }
    return wrong;
  }

  private void check(ParseResult.Leads leads, InboundMessage message, List<String> wrong) {
    leads.problems().forEach(problem -> checkReason(problem, wrong));
    SeenText seen = SeenText.of(message);
    for (Lead lead : leads.leads()) {
      Lead.Customer customer = lead.customer();
      // The parser does not check a program's own SML JSON.
      if (customer.name() == null
          && customer.phone() == null
          && customer.email() == null
          && !leads.format().equals("sml-json")) {
        wrong.add("a lead of nobody");
      }
      if (!invented) {
        continue;
      }
      if (customer.phone() != null
          && !seen.containsText(customer.phone())
          && !seen.hasDigits(nationalDigits(customer.phone()))) {
        wrong.add("a phone that is not in it: " + customer.phone());
      }
      if (customer.email() != null && !seen.containsText(customer.email())) {
        wrong.add("an e-mail that is not in it: " + customer.email());
      }
    }
  }

  private static void checkReason(String reason, List<String> wrong) {
    if (reason == null || reason.isBlank()) {
      wrong.add("no reason");
    } else if (PERSONAL.matcher(reason).find()) {
      wrong.add("a reason that tells on the customer: " + reason);
    }
  }

  /** Without the country code, which may be the country's name in the message. */
  private static String nationalDigits(String phone) {
    PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    try {
      return phones.getNationalSignificantNumber(phones.parse(phone, PhoneReader.SPAIN));
    } catch (NumberParseException e) {
      return SeenText.digits(phone);
    }
  }

  // Measures this thread alone, so that a busy machine fails no test.
  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
