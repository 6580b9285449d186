package es.sml.connector.report.mail;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Writes the tables of a report as plain text and as HTML. */
final class ReportText {
  private static final int WIDEST = 32;
  private static final String CELL = "padding:.3em .5em;border-bottom:1px solid #ccc;text-align:";

  private ReportText() {}

  static String plain(List<ReportTables.Table> tables) {
    StringBuilder text = new StringBuilder();
    for (ReportTables.Table table : tables) {
      text.append(table.title().isEmpty() ? "" : table.title() + "\n");
      plain(table.headings(), text);
      table.rows().forEach(row -> plain(row, text));
      text.append("\n");
    }
    return text.toString();
  }

  private static void plain(List<String> cells, StringBuilder text) {
    String name = cells.get(0).substring(0, Math.min(WIDEST, cells.get(0).length()));
    text.append(name).append(" ".repeat(WIDEST - name.length()));
    cells.stream().skip(1).forEach(cell -> text.append("  ").append("%9s".formatted(cell)));
    text.append("\n");
  }

  static String html(List<ReportTables.Table> tables, String language) {
    StringBuilder html = new StringBuilder();
    html.append("<!DOCTYPE html><html lang=\"").append(language).append("\"><head>");
    html.append("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
    html.append("<title>").append(Entities.escape(tables.get(0).title())).append("</title></head>");
    html.append("<body style=\"font-family:sans-serif;max-width:40em;margin:auto\">");
    for (ReportTables.Table table : tables) {
      html.append("<table style=\"width:100%;border-collapse:collapse;margin:1em 0\">");
      html.append(table.title().isEmpty() ? "" : caption(table.title())).append("<thead>");
      html.append(row(table.headings(), "col")).append("</thead><tbody>");
      table.rows().forEach(row -> html.append(row(row, "row")));
      html.append("</tbody></table>");
    }
    return html.append("</body></html>").toString();
  }

  private static String caption(String title) {
    return "<caption style=\"text-align:left;font-weight:bold\">"
        + Entities.escape(title)
        + "</caption>";
  }

  private static String row(List<String> cells, String scope) {
    String name =
        "<th scope=\"" + scope + "\" style=\"" + CELL + "left\">" + Entities.escape(cells.get(0));
    String element = scope.equals("col") ? "th scope=\"col\"" : "td";
    return cells.stream()
        .skip(1)
        .map(cell -> "<" + element + " style=\"" + CELL + "right\">" + Entities.escape(cell))
        .map(cell -> cell + (scope.equals("col") ? "</th>" : "</td>"))
        .collect(Collectors.joining("", "<tr>" + name + "</th>", "</tr>"));
  }
}
