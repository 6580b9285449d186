package es.sml.connector.inbox;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** The keys of a UID SEARCH. All of them must match. */
final class SearchProgram {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.US);

  private final Deque<String> words;
  private final List<StoredMail> mails;

  private SearchProgram(List<String> words, List<StoredMail> mails) {
    this.words = new ArrayDeque<>(words);
    this.mails = mails;
  }

  static List<StoredMail> search(List<String> words, List<StoredMail> mails) {
    SearchProgram program = new SearchProgram(words, mails);
    Predicate<StoredMail> all = program.key();
    while (!program.words.isEmpty()) {
      all = all.and(program.key());
    }
    return mails.stream().filter(all).toList();
  }

  private Predicate<StoredMail> key() {
    String key = word();
    return switch (key.toUpperCase(Locale.ROOT)) {
      case "ALL" -> mail -> true;
      case "NOT" -> key().negate();
      case "SEEN" -> mail -> mail.has(StoredMail.SEEN);
      case "UNSEEN" -> mail -> !mail.has(StoredMail.SEEN);
      case "DELETED" -> mail -> mail.has(StoredMail.DELETED);
      case "UNDELETED" -> mail -> !mail.has(StoredMail.DELETED);
      case "UID" -> within(new UidSet(word()));
      case "SINCE" -> since(LocalDate.parse(word(), DATE));
      default -> throw new IllegalArgumentException("no such search key");
    };
  }

  private Predicate<StoredMail> within(UidSet set) {
    LongPredicate uids = set.among(mails);
    return mail -> uids.test(mail.uid());
  }

  private static Predicate<StoredMail> since(LocalDate day) {
    return mail -> !mail.internalDate().atZone(ZoneOffset.UTC).toLocalDate().isBefore(day);
  }

  private String word() {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("search key cut off");
    }
    return words.pop();
  }
}
