package es.sml.connector.parse.chat;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import es.sml.connector.parse.limit.ParseThread;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Writes a chat whose times stand alone in lines as one with a turn a line. Messengers export the
 * speaker, the words and the time as three lines, in one of two orders.
 */
final class ChatBlocks {
  private static final int FEWEST_TIMES = 2;
  private static final int LONGEST_TIME = 45;
  private static final int HOUR = 2;
  private static final int LONGEST_SPEAKER = 40;
  private static final int LONGEST_HEAD = LONGEST_SPEAKER + LONGEST_TIME;

  /** A clock's time after a date, a day or nothing: "15 nov 2026 13:22", "Ayer, 9:05 p. m.". */
  private static final Pattern TIME =
      Pattern.compile(
          "^(?:(?:\\pL{2,12}\\.?,? )?\\d{1,4}[\\pL\\d ,./·-]{0,30}[ ,T]\\s*|\\pL{3,10},? )?"
              + "\\d{1,2}:\\d{2}(?::\\d{2})?(?i:\\s?[ap]\\.?\\s?m\\.?|\\s?h|\\s?uhr)?"
              + "(?: [A-Z]{2,4}(?:[+-]\\d{1,2})?)?$");

  /** A name behind its handle: "nerea_blzq (Nerea Blázquez)". */
  private static final Pattern HANDLE = Pattern.compile("^\\S+ \\((\\pL[^()]+)\\)$");

  /** Between a speaker and a time. */
  private static final List<String> DASHES = List.of(" – ", " — ", " - ");

  private static final Pattern INITIAL = Pattern.compile(" \\p{Lu}\\.$");

  private final List<String> lines;
  private final Set<Integer> times = new HashSet<>();

  private ChatBlocks(List<String> lines) {
    this.lines = lines;
    for (int i = 0; i < lines.size(); i++) {
      ParseThread.step();
      if (isTime(lines.get(i).strip())) {
        times.add(i);
      }
    }
  }

  /** Returns whether a line may have a time of day: "9:05". */
  static boolean hasTimes(List<String> lines) {
    for (String line : lines) {
      for (int colon = line.indexOf(':', 1); colon > 0; colon = line.indexOf(':', colon + 1)) {
        if (Character.isDigit(line.charAt(colon - 1))
            && colon + 1 < line.length()
            && Character.isDigit(line.charAt(colon + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the lines with a turn a line; the same lines if their times stand elsewhere. */
  static List<String> joined(List<String> lines) {
    ChatBlocks blocks = new ChatBlocks(withoutSpeakersTimes(lines, false));
    if (blocks.times.size() < FEWEST_TIMES) {
      List<String> below = new ChatBlocks(withoutSpeakersTimes(lines, true)).turnsBelow();
      return below.isEmpty() ? new ChatBlocks(lines).withoutTimes() : below;
    }
    List<String> turns = blocks.turns(true);
    turns = turns.isEmpty() ? blocks.turns(false) : turns;
    return turns.isEmpty() ? lines : turns;
  }

  /** Returns the lines with a turn a line, if the words stand above their speakers; else none. */
  private List<String> turnsBelow() {
    return times.size() >= FEWEST_TIMES && times.stream().allMatch(this::endsBlock)
        ? turns(false)
        : List.of();
  }

  /**
   * Writes "Ana · 12 nov. 22:18", "Ana: 22:18", "22:18 Ana" and "Ana, 12 nov 2026 22:18 CET" as two
   * lines: speaker and time.
   *
   * @param dash true to read "Ana - 22:18", too
   */
  private static List<String> withoutSpeakersTimes(List<String> lines, boolean dash) {
    List<String> all = new ArrayList<>();
    boolean colons = speakersBefore(": ", lines) > 1; // "Hora: 18:00" is a label
    for (String line : lines) {
      String sign = colons && !line.contains(" · ") ? ": " : " · ";
      sign = dash ? DASHES.stream().filter(line::contains).findFirst().orElse(sign) : sign;
      int end = line.lastIndexOf(sign);
      int space = line.indexOf(' ');
      int comma = line.length() > LONGEST_HEAD || isTime(line.strip()) ? -1 : line.indexOf(", ");
      if (end > 0 && isTime(line.substring(end + sign.length()).strip())) {
        all.add(line.substring(0, end));
        all.add(line.substring(end + sign.length()));
      } else if (comma > 0 && isDated(line.substring(comma + 2).strip())) {
        all.add(line.substring(0, comma));
        all.add(line.substring(comma + 2));
      } else if (space > 0
          && ChatTranscript.CLOCK.matches(line.substring(0, space))
          && isSpeaker(line, space)) {
        all.add(line.substring(space + 1));
        all.add(line.substring(0, space));
      } else {
        all.add(line);
      }
    }
    return all;
  }

  private static long speakersBefore(String sign, List<String> lines) {
    return lines.stream()
        .filter(line -> line.lastIndexOf(sign) > 0)
        .filter(line -> isTime(line.substring(line.lastIndexOf(sign) + sign.length()).strip()))
        .map(line -> line.substring(0, line.lastIndexOf(sign)))
        .distinct()
        .count();
  }

  private static boolean isSpeaker(String line, int from) {
    String rest = line.substring(from).strip();
    return !rest.isEmpty()
        && Character.isLetter(rest.charAt(0))
        && rest.length() <= LONGEST_SPEAKER
        && !isSentence(rest);
  }

  private static boolean isDated(String time) {
    return !time.isEmpty()
        && Character.isDigit(time.charAt(0))
        && time.indexOf(' ') > 0
        && isTime(time);
  }

  private static boolean isTime(String line) {
    int colon = line.length() > LONGEST_TIME ? -1 : line.indexOf(':');
    boolean maybe =
        colon > 0
            && colon + 1 < line.length()
            && Character.isDigit(line.charAt(colon - 1))
            && Character.isDigit(line.charAt(colon + 1));
    Matcher time = maybe ? TIME.matcher(line) : null;
    return time != null && time.find();
  }

  /**
   * Returns the lines with a turn a line; empty if the speakers do not recur.
   *
   * @param wordsFirst true if a time ends a turn, false if it follows the speaker
   */
  private List<String> turns(boolean wordsFirst) {
    Map<Integer, Integer> timeOfSpeaker = new HashMap<>();
    Map<String, Integer> speakers = new HashMap<>();
    for (int time : times) {
      OptionalInt speaker = wordsFirst ? blockStart(time) : above(time);
      if (speaker.isEmpty()
          || lines.get(speaker.getAsInt()).strip().length() > LONGEST_SPEAKER
          || times.contains(speaker.getAsInt())) {
        return List.of();
      }
      timeOfSpeaker.put(speaker.getAsInt(), time);
      speakers.merge(lines.get(speaker.getAsInt()).strip(), 1, Integer::sum);
    }
    if (speakers.size() >= times.size()
        || speakers.keySet().stream().anyMatch(ChatBlocks::isSentence)) {
      return List.of();
    }
    return wordsFirst || !(endWithTime() || times.stream().allMatch(this::endsBlock))
        ? written(timeOfSpeaker)
        : writtenBelow(timeOfSpeaker);
  }

  /** Returns whether nothing follows the last time: the words stand above their speakers. */
  private boolean endWithTime() {
    return lines.subList(Collections.max(times) + 1, lines.size()).stream()
        .allMatch(String::isBlank);
  }

  /** Returns whether the time's speaker stands right below words, and an empty line follows. */
  private boolean endsBlock(int time) {
    return time > 1
        && !lines.get(time - 1).isBlank()
        && lines.get(time - 2).chars().anyMatch(Character::isLetter) // no line of dashes
        && (time + 1 == lines.size() || lines.get(time + 1).isBlank());
  }

  private List<String> writtenBelow(Map<Integer, Integer> timeOfSpeaker) {
    List<String> around = new ArrayList<>();
    List<String> turns = new ArrayList<>();
    List<String> words = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (timeOfSpeaker.containsKey(i)) {
        String all = String.join(" ", words);
        turns.add("[" + lines.get(timeOfSpeaker.get(i)).strip() + "] " + line + ": " + all);
        words.clear();
      } else if (line.isEmpty() && turns.isEmpty()) {
        around.addAll(words); // above the block of the first turn
        words.clear();
      } else if (!times.contains(i) && !line.isEmpty()) {
        words.add(line);
      }
    }
    if (isNewestFirst()) {
      Collections.reverse(turns);
    }
    around.addAll(turns);
    around.add(""); // the last turn ends
    around.addAll(words);
    return around;
  }

  /**
   * Returns the lines with a turn a line, if two speakers recur at the beginnings of blocks; the
   * same lines otherwise.
   */
  private List<String> withoutTimes() {
    Map<String, Integer> beginnings = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      if (beginsBlock(i)) {
        beginnings.merge(lines.get(i).strip(), 1, Integer::sum);
      }
    }
    beginnings.values().removeIf(count -> count < 2);
    if (beginnings.size() != 2 || beginnings.keySet().stream().anyMatch(ChatBlocks::isSentence)) {
      return lines;
    }
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (beginsBlock(i) && beginnings.containsKey(line)) {
        StringBuilder turn = new StringBuilder(line).append(':');
        while (i + 1 < lines.size() && !lines.get(i + 1).isBlank()) {
          turn.append(' ').append(lines.get(++i).strip());
        }
        turns.add(turn.toString());
      } else {
        turns.add(line);
      }
    }
    return turns;
  }

  /** Returns whether the line stands above another one, after an empty line. */
  private boolean beginsBlock(int at) {
    String line = lines.get(at).strip();
    return !line.isEmpty()
        && line.length() <= LONGEST_SPEAKER
        && (at == 0 || lines.get(at - 1).isBlank())
        && at + 1 < lines.size()
        && !lines.get(at + 1).isBlank();
  }

  private static boolean isSentence(String speaker) {
    boolean initial = INITIAL.matcher(speaker).find(); // "Ana G."
    return speaker.chars().anyMatch(Character::isDigit)
        || speaker.indexOf(':') >= 0
        || (!initial && "?!.,;".indexOf(speaker.charAt(speaker.length() - 1)) >= 0);
  }

  private List<String> written(Map<Integer, Integer> timeOfSpeaker) {
    List<List<String>> blocks = new ArrayList<>();
    blocks.add(new ArrayList<>()); // the lines above the first turn
    String head = "";
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (timeOfSpeaker.containsKey(i)) {
        String speaker = HANDLE.matcher(line).replaceFirst("$1");
        head = "[" + lines.get(timeOfSpeaker.get(i)).strip() + "] " + speaker + ": ";
        blocks.add(new ArrayList<>());
      } else if (!times.contains(i)) {
        blocks.get(blocks.size() - 1).add(line.isEmpty() ? line : head + line);
        head = line.isEmpty() ? head : "";
      }
    }
    if (isNewestFirst()) {
      Collections.reverse(blocks.subList(1, blocks.size()));
    }
    return blocks.stream().flatMap(List::stream).toList();
  }

  /** Returns whether each time is before the one above it, as far as both are of one day. */
  private boolean isNewestFirst() {
    List<String> all = times.stream().sorted().map(i -> lines.get(i).strip()).toList();
    int earlier = 0;
    for (int i = 1; i < all.size(); i++) {
      int colon = all.get(i).indexOf(':');
      String before = all.get(i - 1);
      boolean sameDay =
          before.length() == all.get(i).length()
              && before.indexOf(':') == colon
              && before.startsWith(all.get(i).substring(0, Math.max(0, colon - HOUR)));
      int order = sameDay ? all.get(i).compareTo(before) : 0;
      if (order > 0) {
        return false;
      }
      earlier += order < 0 ? 1 : 0;
    }
    return earlier > 0;
  }

  /** Returns the first line of the time's block: the one after an empty line or another time. */
  private OptionalInt blockStart(int time) {
    int start = time;
    while (start > 0 && !lines.get(start - 1).isBlank() && !times.contains(start - 1)) {
      start--;
    }
    return time - start < 2 ? OptionalInt.empty() : OptionalInt.of(start);
  }

  private OptionalInt above(int time) {
    int above = time - 1;
    while (above >= 0 && lines.get(above).isBlank()) {
      above--;
    }
    return above < 0 ? OptionalInt.empty() : OptionalInt.of(above);
  }
}
