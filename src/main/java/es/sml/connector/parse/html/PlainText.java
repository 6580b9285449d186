package es.sml.connector.parse.html;

import com.google.re2j.Pattern;
import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.limit.ParseThread;
import es.sml.connector.parse.xml.tree.TagNames;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/** Turns HTML into the lines that a reader sees. Decides how many tags it may have. */
public final class PlainText {
  private static final Pattern TAG = Pattern.compile("(?i)</?[a-z][a-z0-9]*(?:\\s[^<>]*)?/?>");
  private static final Pattern PRE = Pattern.compile("(?i)white-space\\s*:\\s*pre");
  private static final Pattern LINK = Pattern.compile("(?i)<((?:https?|mailto):[^<>\\s]*)>");
  private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</p>|</tr>");

  /**
   * Deeper elements are treated as neighbours. For each element the parser searches all its
   * ancestors, so 100 KiB of nested elements would take half a second.
   */
  private static final int MOST_LEVELS = 100;

  /** Twenty times the tags of a long mail. Each takes at least a hundred bytes of memory. */
  public static final int MOST_TAGS = 30_000;

  private PlainText() {}

  /** Returns the text of the HTML, with line breaks only where a browser breaks the line. */
  public static String of(String html) {
    return of(document(html));
  }

  /**
   * Returns the HTML as a tree.
   *
   * @throws UnreadableMessageException if it has too many tags
   */
  public static Document document(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      tags++;
    }
    if (tags > MOST_TAGS) {
      throw new UnreadableMessageException(
          "the HTML has more than " + MOST_TAGS + " tags; ask the sender for a shorter mail");
    }
    return Jsoup.parse(TagNames.cut(html), "", Parser.htmlParser().setMaxDepth(MOST_LEVELS));
  }

  /** Returns the HTML of a part; null if it is plain text. */
  public static Document in(MessageContent.Part part) {
    return part.isHtml() ? document(part.text()) : htmlIn(part.text());
  }

  /** Returns the text of plain text or HTML. Its own lines count unless tags break the line. */
  public static String ofEither(String text) {
    return text.indexOf('<') >= 0 && TAG.matcher(text).find() ? of(parsed(text)) : text.strip();
  }

  /** Returns the HTML in text that claims to be plain; null if no tag in it breaks lines. */
  public static Document htmlIn(String text) {
    return text.indexOf('<') >= 0 && BREAK.matcher(text).find() ? parsed(text) : null;
  }

  private static Document parsed(String text) {
    String withLinks = LINK.matcher(text).replaceAll("$1");
    return document(BREAK.matcher(text).find() ? withLinks : withLinks.replace("\n", "<br>"));
  }

  public static String of(Element root) {
    return text(root, new Lines(false));
  }

  /** Returns the text with the marks of {@link MarkedLines}. */
  static String marked(Element root) {
    return text(root, new Lines(true));
  }

  private static String text(Element root, Lines lines) {
    root.traverse(lines);
    lines.newLine();
    return compact(lines.text);
  }

  /** Returns the text with at most one blank line at a place. */
  static String compact(CharSequence text) {
    StringBuilder compact = new StringBuilder(text.length());
    int next = 0;
    while (next < text.length()) {
      char c = text.charAt(next++);
      int last = next; // after the last line break of those that only blanks separate
      int breaks = c == '\n' ? 1 : 0;
      for (int i = next; breaks > 0 && i < text.length() && isBlank(text.charAt(i)); i++) {
        if (text.charAt(i) == '\n') {
          breaks++;
          last = i + 1;
        }
      }
      if (breaks > 2) {
        compact.append("\n\n");
      } else {
        compact.append(text, next - 1, last);
      }
      next = last;
    }
    return compact.toString().strip();
  }

  private static boolean isBlank(char c) {
    return c == '\n' || c == ' ' || c == '\t';
  }

  /** Appends the lines of a tree. */
  private static final class Lines implements NodeVisitor {
    private static final Set<String> INLINE =
        Set.of("b", "strong", "span", "label", "em", "i", "u", "font", "small");

    private static final Set<String> BOLD = Set.of("b", "strong", "th", "label");

    private final StringBuilder text = new StringBuilder();
    private final boolean marked;
    private int bold;
    private boolean hasBold;
    private boolean hasOther;

    /** The number of open elements whose line breaks a browser keeps. */
    private int keptBreaks;

    Lines(boolean marked) {
      this.marked = marked;
    }

    @Override
    public void head(Node node, int depth) {
      ParseThread.step();
      keptBreaks += keepsBreaks(node) ? 1 : 0;
      if (node instanceof TextNode words && keptBreaks > 0) {
        appendLines(words.getWholeText());
      } else if (node instanceof TextNode words) {
        append(words.text());
      } else if (breaksLine(node)) {
        newLine();
      }
      edge(node, 1);
    }

    @Override
    public void tail(Node node, int depth) {
      keptBreaks -= keepsBreaks(node) ? 1 : 0;
      edge(node, -1);
      if (breaksLine(node) && !node.nameIs("br")) {
        newLine();
      } else if (node.nameIs("td") || node.nameIs("th")) {
        append(" ");
      }
    }

    private void edge(Node node, int step) {
      if (marked && INLINE.contains(node.nodeName())) {
        text.append(MarkedLines.EDGE);
      }
      bold += BOLD.contains(node.nodeName()) ? step : 0;
    }

    private void append(String words) {
      String shown = marked ? unmarked(words) : words;
      boolean lineStart = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
      text.append(lineStart ? shown.stripLeading() : shown);
      if (!words.isBlank()) {
        hasBold |= bold > 0;
        hasOther |= bold == 0;
      }
    }

    private void appendLines(String words) {
      List<String> lines = words.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (i > 0) {
          newLine();
        }
        append(lines.get(i));
      }
    }

    private void newLine() {
      if (text.isEmpty()) {
        return;
      }
      if (marked && hasBold && !hasOther) {
        text.append(MarkedLines.BOLD);
      }
      hasBold = false;
      hasOther = false;
      text.append('\n');
    }

    private static String unmarked(String words) {
      return words.replace(MarkedLines.EDGE, ' ').replace(MarkedLines.BOLD, ' ');
    }
  }

  private static boolean keepsBreaks(Node node) {
    return node instanceof Element element
        && (element.nameIs("pre") || PRE.matcher(element.attr("style")).find());
  }

  private static boolean breaksLine(Node node) {
    return node instanceof Element element
        && !(element instanceof Document)
        && ((element.isBlock() && !element.nameIs("td") && !element.nameIs("th"))
            || element.nameIs("legend")
            || element.nameIs("br"));
  }
}
