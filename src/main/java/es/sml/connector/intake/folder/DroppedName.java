package es.sml.connector.intake.folder;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Decides which file names and extensions a drop folder accepts. It also cleans a name of
 * unprintable characters, and adds the time to one that a folder has already.
 */
public final class DroppedName {
  private static final Pattern LEADS = Pattern.compile("(?is)[^.~].*\\.(csv|eml|json|xml|txt)");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
  private static final int MOST_BYTES = 255; // the limit of file systems
  private static final int UNDECODABLE = '\uFFFD';
  private static final char INSTEAD = '_';

  private DroppedName() {}

  /** Returns whether the file is visible, is not temporary, and has a supported extension. */
  public static boolean mayHoldLeads(String name) {
    return LEADS.matcher(name).matches();
  }

  public static String stem(String name) {
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  /** Returns the text without characters that move a cursor, end a line or cannot be encoded. */
  public static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> plain.appendCodePoint(c != '\\' && isPrintable(c) ? c : INSTEAD));
    return plain.toString();
  }

  /**
   * Returns a free path in the folder: the name, or the name with the time if it is taken.
   *
   * @param companion the ending of a second file that needs a free name too
   */
  public static Path free(Path folder, String name, String companion) {
    String extension = name.substring(stem(name).length());
    Path path = folder.resolve(fitting(stem(name), extension, companion));
    for (int n = 1; isUsed(path, companion); n++) {
      String distinction =
          "-" + MOMENT.format(LocalDateTime.now(ZoneId.systemDefault())) + (n == 1 ? "" : "-" + n);
      path = folder.resolve(fitting(stem(name), distinction + extension, companion));
    }
    return path;
  }

  private static boolean isUsed(Path path, String companion) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        || Files.exists(
            path.resolveSibling(path.getFileName() + companion), LinkOption.NOFOLLOW_LINKS);
  }

  private static String fitting(String stem, String end, String companion) {
    String cut = stem;
    while (bytes(cut) + bytes(end) + bytes(companion) > MOST_BYTES) {
      cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
    }
    return cut + end;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> c != UNDECODABLE;
    };
  }
}
