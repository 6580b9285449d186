package es.sml.connector.parse;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.text.Letters;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Messages of any size that make a parser slow or large: repeated pieces, in every place. */
public final class HostileTexts {
  private static final String HTML = "Content-Type: text/html; charset=utf-8\n\n";

  /** Each of them, repeated, is a text that some parser must read completely. */
  static final List<String> PIECES =
      List.of(
          "\u0130",
          "\u03A3",
          "\u00DF",
          "a",
          "e\u0301",
          "\u0301\u0316",
          "\uFB03",
          "\uD83D\uDE97",
          "\u00AD",
          "\u200B",
          "\u00A0",
          " ",
          "  x",
          "\t",
          "\n",
          "\n ",
          "\r",
          "\r\n",
          "\n\n\nx",
          "a\n",
          "0",
          "9",
          "1.000.",
          "600 ",
          "600111222 ",
          "600 111 222\n",
          "+34600111222,",
          "(0)",
          "1234BCD ",
          "2019 ",
          "(",
          ")",
          "a@",
          "a@b.es ",
          "a.",
          "@a.",
          ".",
          "-",
          "--",
          "--\n",
          "---\n",
          "_",
          "*",
          "=",
          "=3D",
          "=\n",
          "=?utf-8?Q?=C4=B0?= ",
          "=?utf-8?B?xLA=?=",
          "=?",
          ":",
          "a:",
          "a: b\n",
          "Nombre:",
          "Nombre: ",
          "Nombre: Ana | ",
          "Nombre: Ana\nTel\u00E9fono: 600111222\n",
          "Nombre\n",
          "Tel\u00E9fono: 600111222\n",
          "Email: a@b.es\n",
          "Veh\u00EDculo: Seat\n",
          "Mensaje: x\n",
          "Veh\u00EDculo a tasar: \u0130, \n",
          "Nombre - ",
          "[a] ",
          ";",
          "; ",
          ",",
          ", ",
          "|",
          "a;b\n",
          "Nombre;Tel\u00E9fono\n",
          "Ana;600111222\n",
          "\"",
          "\"\"",
          "'",
          "\\",
          "\\u0130",
          "El 1 de enero escribi\u00F3 ",
          "El a escribi\u00F3:\n",
          "De: a\nEnviado: b\n",
          "De: a\nEnviado: b\n\n",
          "> ",
          ">\n",
          "> a\n",
          "><adf>",
          "<",
          ">",
          "</",
          "<adf ",
          "<adf>",
          "</adf>",
          "<a>",
          "<a/>",
          "<a></a>",
          "<a b='c'>",
          " a='b'",
          "<a b=\u201Cc\u201D>",
          "<prospect>",
          "<prospect></prospect>",
          "<vehicle><comments>a</comments></vehicle>",
          "<vehicle interest='sell'><make>a</make></vehicle>",
          "<phone>600111222</phone>",
          "<email>a@b.es</email>",
          "<comments>",
          "<comments><b>x</b></comments>",
          "<name part='full'>a</name>",
          "<ProcessSalesLead>",
          "<SalesLead>",
          "<SalesLead></SalesLead>",
          "<![CDATA[",
          "<![CDATA[ &",
          "]]>",
          "<?",
          "<? &",
          "<?x?>",
          "<!--",
          "<!-- -->",
          "<!",
          "<!ENTITY",
          "<!DOCTYPE a",
          "&lt;",
          "&lt;adf>",
          "&amp;",
          "&amp;amp;",
          "&#304;",
          "&#",
          "&",
          "<br",
          "<br>",
          "<p>",
          "</p>",
          "<b>",
          "<b><p>",
          "<a href=x><p>",
          "<b></a><i></b>",
          "<td>",
          "<tr><td>a<td>b",
          "<table>",
          "<table><tr><td>",
          "<table><b>",
          "<tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr>",
          "<dl><dt>a<dd>b",
          "<blockquote>",
          "<blockquote>a</blockquote>",
          "<div>",
          "<div>a</div>",
          "<ul><li>",
          "<select><option>",
          "<svg><math>",
          "<script>",
          "<script type='application/ld+json'>{\"a\":1}</script>",
          "<style>",
          "<mailto:",
          "<mailto:a>",
          "<http://a>",
          "https://a.b/",
          "{",
          "{\"a\":",
          "{\"a\":1},",
          "[",
          "[],",
          "{},",
          "1,",
          "\"a\",",
          "\"a\":1,",
          "\"phone\":\"600111222\",",
          "{\"name\":\"a\",\"phone\":\"600111222\"},",
          "{\"vehicle\":",
          "{\"vehicle\":{\"note\":1}},",
          "{\"field_data\":[",
          "{\"leadgen_id\":",
          "{\"user_column_data\":[",
          "a=b&",
          "a=%&",
          "%C4%B0",
          "a[value]",
          "[value]",
          "a=b; ",
          "a*0=b; ",
          "no se pudo entregar ",
          "gracias por contactar ",
          "unsubscribe ",
          "fuera de la oficina ",
          "on leave ",
          "METHOD:REPLY");

  /** Pieces that were slowest in some place before its correction. */
  public static final List<String> WORST =
      List.of("\u0130", "\n", "a\n", "<a>", "<table><tr><td>", "<![CDATA[ &", "[],", "; ");

  private HostileTexts() {}

  /** Places for a text; each gives a message around it. */
  public static Map<String, Function<String, InboundMessage>> places() {
    Map<String, Function<String, InboundMessage>> places = new LinkedHashMap<>();
    places.put("body", text -> Messages.mail("From: a@coches.net\nSubject: x\n\n" + text));
    places.put("html", text -> Messages.mail(HTML + text));
    places.put("html with a line break", text -> Messages.mail("Subject: x\n\n<br>" + text));
    places.put(
        "headers",
        text -> {
          String line = text.replace('\n', ' ').replace('\r', ' ');
          return Messages.mail(
              "Subject: "
                  + line
                  + "\nFrom: "
                  + Letters.start(line, 200_000)
                  + "\nContent-Type: text/plain; "
                  + Letters.start(line, 200_000)
                  + "\n\nNombre: Ana\nTeléfono: 600111222\n");
        });
    places.put(
        "folded header", text -> Messages.mail("Subject: " + text.replace("\n", "\n ") + "\n\nx"));
    places.put("raw headers", text -> Messages.mail(text));
    places.put(
        "parts",
        text -> Messages.mail("Content-Type: multipart/mixed; boundary=b\n\n--b\n" + text));
    places.put("any boundary", text -> Messages.mail("Content-Type: multipart/mixed\n\n--" + text));
    places.put("name", text -> Messages.mail("Subject: x\n\nTeléfono: 600111222\nNombre: " + text));
    places.put("message", text -> Messages.mail("Subject: x\n\nNombre: Ana\nMensaje: " + text));
    places.put("vehicle", text -> Messages.mail("Subject: x\n\nVehículo: " + text));
    places.put("trade-in", text -> Messages.mail("Subject: x\n\nVehículo a tasar: " + text));
    places.put("price", text -> Messages.mail("Subject: x\n\nPrecio: " + text + "\nAño: " + text));
    places.put(
        "contact", text -> Messages.mail("Subject: x\n\nTeléfono: " + text + "\nEmail: " + text));
    places.put("adf", text -> Messages.queued("application/xml", "<adf><prospect>" + text));
    places.put(
        "damaged adf", text -> Messages.queued("application/xml", "<adf><prospect a=<" + text));
    for (String element : List.of("comments", "name", "phone", "model", "street")) {
      String inside = element.equals("model") ? "vehicle" : "customer><contact";
      places.put(
          "adf " + element,
          text ->
              Messages.queued(
                  "application/xml",
                  "<adf><prospect><"
                      + inside
                      + "><"
                      + element
                      + ">"
                      + text
                      + "</"
                      + element
                      + ">"));
    }
    places.put(
        "adf that is whole",
        text ->
            Messages.queued(
                "application/xml",
                "<adf><prospect><customer><contact><phone>600111222</phone></contact></customer>"
                    + text
                    + "</prospect></adf>"));
    places.put(
        "adf attribute",
        text -> Messages.queued("application/xml", "<adf><prospect status=\"" + text + "\"/>"));
    places.put(
        "star", text -> Messages.queued("application/xml", "<ProcessSalesLead><SalesLead>" + text));
    places.put("table", text -> Messages.queued("text/csv", "Nombre;Teléfono\n" + text));
    places.put("cell", text -> Messages.queued("text/csv", "Nombre;Teléfono\n\"" + text));
    places.put("header row", text -> Messages.queued("text/csv", text));
    places.put("unknown", text -> Messages.queued(null, text));
    places.put("json", text -> Messages.queued("application/json", "[" + text));
    places.put("json list", text -> Messages.queued("application/json", "[" + text + "{}]"));
    places.put("json object", text -> Messages.queued("application/json", "{" + text + "\"a\":1}"));
    places.put(
        "json text",
        text ->
            Messages.queued(
                "application/json", "{\"phone\":\"600111222\",\"name\":\"" + text + "\"}"));
    places.put(
        "json name",
        text -> Messages.queued("application/json", "{\"" + text + "\":\"1\",\"phone\":\"6\"}"));
    places.put("form", text -> Messages.queued(null, "a=b&" + text));
    places.put("form name", text -> Messages.queued(null, text + "=b&name=c&phone=600111222"));
    places.put("content type", text -> Messages.queued("text/" + text, "x"));
    places.put(
        "file name",
        text ->
            Messages.message(
                InboundMessage.Channel.QUEUE,
                text + ".x",
                null,
                "x".getBytes(StandardCharsets.UTF_8)));
    places.put(
        "quoted-printable",
        text -> Messages.mail("Content-Transfer-Encoding: quoted-printable\n\n" + text));
    places.put("base64", text -> Messages.mail("Content-Transfer-Encoding: base64\n\n" + text));
    places.put(
        "in base64",
        text ->
            Messages.mail(
                "Content-Transfer-Encoding: base64\n\n"
                    + Base64.getMimeEncoder()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8))));
    places.put("uuencode", text -> Messages.mail("Content-Transfer-Encoding: uuencode\n\n" + text));
    places.put(
        "attachment",
        text ->
            Messages.mail(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment;"
                    + " filename=a.csv\n\n"
                    + text
                    + "\n--b--\n"));
    places.put("signed", text -> Messages.mail("Content-Type: application/pkcs7-mime\n\n" + text));
    places.put("winmail", text -> Messages.mail("Content-Type: application/ms-tnef\n\n" + text));
    places.put(
        "utf-16", text -> Messages.mail("Content-Type: text/plain; charset=utf-16\n\n" + text));
    return places;
  }

  private static final String STAR_CUSTOMER =
      "<ProcessSalesLead><SalesLead><ProspectParty><SpecifiedPerson><TelephoneCommunication>"
          + "<CompleteNumber>600111222</CompleteNumber></TelephoneCommunication></SpecifiedPerson>"
          + "</ProspectParty>";

  /** Messages that no repeated piece gives. */
  public static Map<String, IntFunction<InboundMessage>> others() {
    Map<String, IntFunction<InboundMessage>> others = new LinkedHashMap<>();
    others.put(
        "nested ADF",
        size -> {
          String open = "<e>".repeat(20);
          int text = size - 200;
          return Messages.queued(
              "application/xml",
              "<adf><prospect><customer><contact><phone>600111222</phone></contact></customer>"
                  + open
                  + "x".repeat(text)
                  + "</e>".repeat(20)
                  + "</prospect></adf>");
        });
    others.put(
        "different values of one field",
        size -> Messages.mail("Subject: x\n\n" + numbered(size, "Nombre: a%d\n")));
    others.put(
        "different labels",
        size ->
            Messages.mail(
                "Subject: x\n\nNombre: Ana\nTeléfono: 600111222\n" + numbered(size, "a%d: b\n")));
    others.put(
        "different customers",
        size ->
            Messages.mail("Subject: x\n\n" + numbered(size, "Nombre: a%d\nEmail: a%1$d@b.es\n")));
    others.put(
        "different speakers",
        size -> Messages.mail("Subject: x\n\n" + numbered(size, "[1/3/26, 1:00] A%d: x\n")));
    others.put(
        "different names of speakers",
        size ->
            Messages.mail("Subject: x\n\n" + numbered(size, "Agente: A%d\n10:00 A%1$d hola\n")));
    others.put(
        "different fields of a form",
        size -> Messages.mail(HTML + numbered(size / 4, "<input id=a%d value=x>\n")));
    others.put(
        "different cars of a customer",
        size -> Messages.mail("Subject: x\n\n" + numbered(size, "vendo mi Seat A%d. ")));
    others.put(
        "different notes",
        size ->
            Messages.queued(
                "application/json",
                "{\"vehicle\":{},\"note\":[" + numbered(size, "\"a%d\",") + "\"b\"]}"));
    others.put(
        "different answers",
        size ->
            Messages.queued(
                "application/json",
                "{\"phone\":\"600111222\",\"name\":\"a\","
                    + numbered(size, "\"a%d\":\"b\",")
                    + "\"b\":1}"));
    others.put(
        "lists of one answer",
        size ->
            Messages.queued(
                "application/json",
                "{\"phone\":\"600111222\",\"name\":[" + numbered(size, "\"a%d\",") + "\"b\"]}"));
    others.put(
        "different rows",
        size ->
            Messages.queued("text/csv", "Nombre;Teléfono\n" + numbered(size, "a%d;600111222\n")));
    others.put(
        "different columns",
        size ->
            Messages.queued(
                "text/csv", "Nombre;Teléfono" + numbered(size, ";a%d") + "\nx;600111222"));
    others.put("different headers", size -> Messages.mail(numbered(size, "a%d: b\n") + "\n\nx"));
    others.put(
        "different elements",
        size ->
            Messages.queued(
                "application/xml",
                "<adf><prospect><customer><contact><phone>600111222</phone></contact></customer>"
                    + numbered(size, "<a%d>b</a%1$d>")
                    + "</prospect></adf>"));
    others.put(
        "different values of a vehicle with a long name",
        size ->
            Messages.queued(
                "application/xml",
                "<adf><prospect><customer><contact><phone>600111222</phone></contact></customer>"
                    + "<vehicle><make>a</make></vehicle><vehicle><make>"
                    + "b".repeat(size / 2)
                    + "</make>"
                    + numbered(size / 8, "<price currency='USD'>%d</price>")
                    + numbered(size / 8, "<c%d>d</c%1$d>")
                    + "</vehicle></prospect></adf>"));
    others.put(
        "different vehicles in one line item",
        size ->
            Messages.queued(
                "application/xml",
                STAR_CUSTOMER
                    + "<SalesLeadVehicleLineItem>"
                    + numbered(size / 4 * 3, "<SalesLeadVehicle>a%d</SalesLeadVehicle>")
                    + "</SalesLeadVehicleLineItem></SalesLead></ProcessSalesLead>"));
    others.put(
        "different leads of STAR",
        size ->
            Messages.queued(
                "application/xml",
                STAR_CUSTOMER
                    + "</SalesLead>"
                    + numbered(size / 3, "<SalesLead><LeadID>%d</LeadID></SalesLead>")
                    + "</ProcessSalesLead>"));
    others.put(
        "different trade-ins",
        size ->
            Messages.queued(
                "application/xml",
                "<adf><prospect><customer><contact><phone>600111222</phone></contact></customer>"
                    + numbered(size / 5 * 2, "<vehicle interest='sell'><make>a%d</make></vehicle>")
                    + "</prospect></adf>"));
    others.put(
        "different attributes of a prospect",
        size ->
            Messages.queued(
                "application/xml",
                "<adf><prospect "
                    + numbered(size, "a%d='b' ")
                    + "><customer><contact><phone>600111222</phone></contact></customer></prospect>"
                    + "</adf>"));
    others.put(
        "different phones",
        size ->
            Messages.queued(
                "application/xml",
                "<adf><prospect><customer><contact>"
                    + numbered(size, "<phone>6%08d</phone>")
                    + "</contact></customer></prospect></adf>"));
    others.put(
        "different emphasis",
        size -> Messages.mail(HTML + numbered(size / 2, "<b id=%d>") + "<p>x".repeat(size / 8)));
    others.put(
        "different links",
        size -> Messages.mail(HTML + numbered(size / 2, "<a id=%d>") + "<div>x".repeat(size / 12)));
    others.put(
        "different attributes",
        size -> Messages.mail(HTML + "<p " + numbered(size, "a%d=b ") + ">x"));
    others.put(
        "different attributes of ADF",
        size -> Messages.queued("application/xml", "<adf " + numbered(size, "a%d='b' ") + ">x"));
    others.put(
        "boundary that matches nearly",
        size ->
            Messages.mail(
                "Content-Type: multipart/mixed; boundary=\""
                    + "a".repeat(1000)
                    + "b\"\n\n--"
                    + "a".repeat(1000)
                    + "b\n\n"
                    + "a".repeat(size)));
    others.put(
        "nested multiparts",
        size -> {
          StringBuilder mail = new StringBuilder();
          for (int i = 0; i < 9; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i);
            mail.append("\n\n--b").append(i).append('\n');
          }
          return Messages.mail(mail + "\n" + "--b\n".repeat(size / 4));
        });
    others.put(
        "nested mails in base64",
        size -> {
          String mail = "Subject: x\n\n" + "a\n".repeat(size / 24);
          for (int i = 0; i < 9; i++) {
            mail =
                "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                    + Base64.getMimeEncoder().encodeToString(mail.getBytes(StandardCharsets.UTF_8));
          }
          return Messages.mail(mail);
        });
    others.put(
        "many text parts",
        size -> {
          String part = "--b\nContent-Type: text/html\n\n" + "a ".repeat(size / 400) + "\n";
          return Messages.mail("Content-Type: multipart/mixed; boundary=b\n\n" + part.repeat(195));
        });
    others.put(
        "envelope of nothing",
        size -> bytes("application/pkcs7-mime", size, "3084" + "%08x".formatted(size), "3000"));
    others.put("endless envelopes", size -> bytes("application/pkcs7-mime", size, "3080", "3080"));
    others.put(
        "endless envelope of nothing",
        size -> bytes("application/pkcs7-mime", size, "3080", "0400"));
    others.put(
        "winmail of nothing",
        size -> bytes("application/ms-tnef", size, "789f3e220000", "010680080000000000" + "0000"));
    others.put(
        "winmail of attachments",
        size -> bytes("application/ms-tnef", size, "789f3e220000", "020290060000000000" + "0000"));
    others.put(
        "winmail of properties",
        size ->
            bytes(
                "application/ms-tnef",
                size,
                "789f3e220000" + "0103900600" + "00100000" + "ffffff00",
                "0300010000000000"));
    return others;
  }

  private static InboundMessage bytes(String type, int size, String beginning, String repeated) {
    byte[] first = HexFormat.of().parseHex(beginning);
    byte[] piece = HexFormat.of().parseHex(repeated);
    byte[] bytes = Arrays.copyOf(first, size);
    for (int i = first.length; i < size; i++) {
      bytes[i] = piece[(i - first.length) % piece.length];
    }
    return Messages.mail(
        "Content-Type: "
            + type
            + "\nContent-Transfer-Encoding: base64\n\n"
            + Base64.getMimeEncoder().encodeToString(bytes));
  }

  public static String repeated(String piece, int size) {
    return piece.repeat(Math.max(1, size / piece.getBytes(StandardCharsets.UTF_8).length));
  }

  private static String numbered(int size, String format) {
    StringBuilder text = new StringBuilder(size + 50);
    for (int i = 0; text.length() < size; i++) {
      text.append(String.format(Locale.ROOT, format, i));
    }
    return text.toString();
  }
}
