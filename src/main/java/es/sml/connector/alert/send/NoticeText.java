package es.sml.connector.alert.send;

import static java.util.stream.Collectors.groupingBy;

import es.sml.connector.alert.AlertRule;
import es.sml.connector.alert.Condition;
import es.sml.connector.alert.Runbook;
import es.sml.connector.alert.setting.AlertSettings;
import es.sml.connector.alert.state.Notice.Entry;
import es.sml.connector.alert.state.Notice.Kind;
import es.sml.connector.language.LocalizedText;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes a notice as lines of plain text, in the language of the settings. Subjects of one group
 * with one reason are one block.
 */
public final class NoticeText {
  private static final int MOST_NAMES = 10;

  private final AlertSettings settings;
  private final Locale language;

  public NoticeText(AlertSettings settings) {
    this.settings = settings;
    this.language = settings.language().locale();
  }

  /** Subjects of one group with one reason are one block. */
  private record Block(Kind kind, AlertRule rule, String group, LocalizedText reason) {
    static Block of(Entry entry) {
      Condition of = entry.condition();
      return new Block(entry.kind(), of.rule(), of.group(), of.reason());
    }
  }

  /** Returns one line. */
  public String title(List<Entry> entries) {
    if (entries.stream().allMatch(entry -> entry.kind() == Kind.TEST)) {
      return say(LocalizedText.of("alert.test-title", "SML Connector: test"));
    }
    long over = entries.stream().filter(entry -> entry.kind() == Kind.RECOVERED).count();
    long open = entries.size() - over;
    if (open == 0) {
      return say(
          LocalizedText.of(
              "alert.title-over",
              "SML Connector: {0,choice,1#1 problem is|1<{0} problems are} over",
              over));
    }
    return say(
        LocalizedText.of(
            "alert.title", "SML Connector: {0,choice,1#1 problem|1<{0} problems}", open));
  }

  /** Returns the lines below the title; an empty one separates two blocks. */
  public List<String> lines(List<Entry> entries) {
    List<String> lines = new ArrayList<>();
    entries.stream()
        .collect(groupingBy(Block::of, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(block -> addBlock(block, lines));
    if (settings.consoleUrl() != null) {
      lines.add(say(LocalizedText.of("alert.console", "Console: {0}", settings.consoleUrl())));
    }
    return lines;
  }

  String reason(Condition alert) {
    return alert.reason(language);
  }

  String problem(Condition alert) {
    return say(AlertTexts.problem(alert));
  }

  String remedy(Condition alert) {
    return say(AlertTexts.remedy(alert));
  }

  /** Returns the place of the runbook that explains it. */
  String runbook(Condition alert) {
    String section = RunbookSections.of(alert);
    return settings.runbookUrl() == null
        ? Runbook.link(section, language)
        : settings.runbookUrl() + section;
  }

  private void addBlock(List<Entry> block, List<String> lines) {
    Entry first = block.get(0);
    if (first.kind() == Kind.TEST) {
      lines.add(
          say(
              LocalizedText.of(
                  "alert.test", "This is a test. The channel works; nothing is wrong.")));
      return;
    }
    lines.add(
        say(kind(first))
            + ": "
            + say(
                AlertTexts.problem(
                    first.condition().rule(), first.condition().group(), subjects(block))));
    if (first.kind() == Kind.RECOVERED) {
      lines.add(say(LocalizedText.of("alert.began", "It began {0}.", time(earliest(block)))));
    } else {
      lines.add(first.condition().reason(language));
      addDealers(block, lines);
      lines.add(say(LocalizedText.of("alert.since", "Since {0}.", time(earliest(block)))));
      lines.add(remedy(first.condition()));
      lines.add(say(LocalizedText.of("alert.runbook", "Runbook: {0}", runbook(first.condition()))));
    }
    lines.add("");
  }

  private static LocalizedText kind(Entry entry) {
    return switch (entry.kind()) {
      case RECOVERED -> LocalizedText.of("alert.over", "Over");
      case REMINDER -> LocalizedText.of("alert.reminder", "Still open");
      case ESCALATED -> LocalizedText.of("alert.escalated", "Open for too long");
      case OPENED, TEST ->
          switch (entry.condition().severity()) {
            case CRITICAL -> LocalizedText.of("alert.critical", "Critical");
            case WARNING -> LocalizedText.of("alert.warning", "Warning");
          };
    };
  }

  private String subjects(List<Entry> block) {
    return some(block.stream().map(entry -> entry.condition().subject()).distinct().toList());
  }

  private void addDealers(List<Entry> block, List<String> lines) {
    List<String> dealers =
        block.stream()
            .flatMap(entry -> entry.condition().dealers().stream())
            .distinct()
            .sorted()
            .toList();
    if (!dealers.isEmpty()) {
      lines.add(say(LocalizedText.of("alert.dealers", "Dealers: {0}", some(dealers))));
    }
  }

  private String some(List<String> names) {
    String named = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
    return names.size() <= MOST_NAMES
        ? named
        : say(LocalizedText.of("alert.more", "{0} and {1} more", named, names.size() - MOST_NAMES));
  }

  private static Instant earliest(List<Entry> block) {
    return block.stream().map(Entry::since).min(Instant::compareTo).orElseThrow();
  }

  private String time(Instant at) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(language)
        .format(at.atZone(settings.zone()));
  }

  private String say(LocalizedText text) {
    return text.in(language);
  }

  /** Cuts a text, so that a channel accepts it. */
  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }
}
