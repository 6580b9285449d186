package es.sml.connector.intake.folder;

import es.sml.connector.language.LocalizedText;
import java.util.Locale;
import java.util.Map;

/**
 * The kinds of files that people drop but the connector does not read, such as spreadsheets, with
 * their remedies.
 */
public final class ForeignKind {
  private static final LocalizedText SHEET =
      LocalizedText.of("folder.sheet", "is a spreadsheet; save it as CSV");
  private static final LocalizedText IMAGE =
      LocalizedText.of("folder.image", "is an image; drop .csv, .eml, .json, .xml or .txt");
  private static final LocalizedText DOCUMENT =
      LocalizedText.of("folder.document", "is a document; drop .csv, .eml, .json, .xml or .txt");
  private static final LocalizedText ARCHIVE =
      LocalizedText.of("folder.archive", "is an archive; unpack it, and drop its files");
  private static final LocalizedText OUTLOOK =
      LocalizedText.of("folder.outlook", "is a mail of Outlook; save it as .eml");

  private static final Map<String, LocalizedText> REMEDIES =
      Map.ofEntries(
          Map.entry("xlsx", SHEET),
          Map.entry("xlsm", SHEET),
          Map.entry("xls", SHEET),
          Map.entry("ods", SHEET),
          Map.entry("jpg", IMAGE),
          Map.entry("jpeg", IMAGE),
          Map.entry("png", IMAGE),
          Map.entry("gif", IMAGE),
          Map.entry("heic", IMAGE),
          Map.entry("webp", IMAGE),
          Map.entry("pdf", DOCUMENT),
          Map.entry("doc", DOCUMENT),
          Map.entry("docx", DOCUMENT),
          Map.entry("odt", DOCUMENT),
          Map.entry("rtf", DOCUMENT),
          Map.entry("html", DOCUMENT),
          Map.entry("htm", DOCUMENT),
          Map.entry("msg", OUTLOOK),
          Map.entry("zip", ARCHIVE),
          Map.entry("rar", ARCHIVE),
          Map.entry("7z", ARCHIVE),
          Map.entry("gz", ARCHIVE));

  private ForeignKind() {}

  /**
   * Returns what such a file is, and the remedy; null for any other file, such as a temporary one.
   */
  public static LocalizedText of(String name) {
    boolean isVisible = !name.startsWith(".") && !name.startsWith("~");
    int dot = name.lastIndexOf('.');
    return isVisible && dot > 0
        ? REMEDIES.get(name.substring(dot + 1).toLowerCase(Locale.ROOT))
        : null;
  }
}
