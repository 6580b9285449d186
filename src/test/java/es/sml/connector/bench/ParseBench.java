package es.sml.connector.bench;

import es.sml.connector.failure.UnreadableMessageException;
import es.sml.connector.inbox.FigureTable;
import es.sml.connector.lead.InboundMessage;
import es.sml.connector.lead.MessageKey;
import es.sml.connector.parse.LeadParser;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How many messages one thread reads in a second of processor time, and how long the slowest take:
 * ADF and labelled mail by itself, then every golden message, the folder that bench.samples names,
 * and big ones.
 */
class ParseBench {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int WARM_UP = 20_000;
  private static final int MESSAGES = 30_000;

  private final FigureTable table = new FigureTable();
  private final LeadParser parser = LeadParser.load(Path.of("config"), Map.of());

  @Test
  void readsMessages() throws IOException {
    report("ADF and labelled mail", generated(WARM_UP), generated(MESSAGES));
    List<InboundMessage> golden = files(Path.of("src/test/resources/golden"));
    report("golden messages", golden, copies(golden, 100));
    String samples = System.getProperty("bench.samples", "");
    if (!samples.isEmpty()) {
      List<InboundMessage> found = files(Path.of(samples));
      report("messages of " + samples, copies(found, 5), copies(found, 10));
    }
    for (int megabytes : new int[] {1, 2, 5, 10}) {
      List<InboundMessage> big = big(megabytes);
      report(megabytes + " MB each", big, copies(big, 2));
    }
    table.print("mvn verify -Pbench -Dit.test=ParseBench");
  }

  private void report(String what, List<InboundMessage> warmUp, List<InboundMessage> measured) {
    warmUp.forEach(this::nanoseconds);
    System.gc();
    long heap = usedHeap();
    long[] times = new long[measured.size()];
    long started = processor();
    long most = heap;
    for (int i = 0; i < times.length; i++) {
      times[i] = nanoseconds(measured.get(i));
      most = i % 1000 == 0 ? Math.max(most, usedHeap()) : most;
    }
    double seconds = (processor() - started) / 1e9;
    Arrays.sort(times);
    table.row(
        what,
        "%d messages, %.0f a second; p50 %.3f ms, p99 %.3f ms, slowest %.1f ms; heap %d to %d MB",
        times.length,
        times.length / seconds,
        times[times.length / 2] / 1e6,
        times[(int) (times.length * 0.99)] / 1e6,
        times[times.length - 1] / 1e6,
        heap >> 20,
        most >> 20);
  }

  private long nanoseconds(InboundMessage message) {
    long started = processor();
    try {
      parser.parse(message);
    } catch (UnreadableMessageException e) {
      // Counts as read: to say why not takes its time too.
      return processor() - started;
    }
    return processor() - started;
  }

  /** Of all Java threads, as a message is read on a thread of the parser's; not of the compiler. */
  private static long processor() {
    long nanoseconds = 0;
    for (long id : THREADS.getAllThreadIds()) {
      nanoseconds += Math.max(0, THREADS.getThreadCpuTime(id));
    }
    return nanoseconds;
  }

  private static long usedHeap() {
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static List<InboundMessage> generated(int count) {
    List<InboundMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(message(i % 2 == 0 ? "lead.xml" : "lead.eml", i % 2 == 0 ? adf(i) : mail(i)));
    }
    return messages;
  }

  private static String adf(int i) {
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <?adf version="1.0"?>
        <adf><prospect status="new"><id sequence="1" source="Web">%1$d</id>
        <requestdate>2026-11-24T10:15:00+01:00</requestdate>
        <vehicle interest="buy" status="used"><year>2019</year><make>Seat</make><model>León</model>
        <trim>1.5 TSI</trim><odometer units="km">45.000</odometer><price type="asking" currency="EUR">15900</price></vehicle>
        <vehicle interest="trade-in"><year>2009</year><make>Opel</make><model>Corsa</model><odometer units="km">180.000</odometer></vehicle>
        <customer><contact><name part="first">Ana</name><name part="last">Ruiz %1$d</name>
        <email>ana%1$d@correo.example</email><phone type="cellphone">6%2$08d</phone>
        <address><street line="1">Calle Mayor 5</street><city>Bilbao</city><postalcode>48001</postalcode><country>ES</country></address></contact>
        <comments>¿Sigue disponible? Llamad por la tarde.</comments></customer>
        <vendor><vendorname>Autos Norte</vendorname></vendor><provider><name>Web</name></provider></prospect></adf>
        """
        .formatted(i, 11_000_000 + i);
  }

  private static String mail(int i) {
    return """
        From: "coches.net" <no-reply@coches.net>
        To: leads@autos-norte.example
        Subject: Nueva solicitud de contacto: Seat Ibiza
        Message-ID: <%1$d@coches.net>
        Date: Tue, 24 Nov 2026 10:15:00 +0100
        Precedence: bulk
        MIME-Version: 1.0
        Content-Type: multipart/alternative; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Tienes un nuevo contacto.

        Nombre: Luis Prada %1$d
        Teléfono: 6%2$08d
        Email: luis%1$d@correo.example
        Vehículo: Seat Ibiza 1.0 TSI
        Precio: 12.500 €
        Kilómetros: 38.000 km
        Mensaje: Hola, ¿lo tienen en azul? Gracias.

        --b
        Content-Type: text/html; charset=utf-8

        <html><body><p>Tienes un nuevo contacto.</p><table><tr><td>Nombre</td><td>Luis Prada %1$d</td></tr>
        <tr><td>Teléfono</td><td>6%2$08d</td></tr><tr><td>Email</td><td>luis%1$d@correo.example</td></tr>
        <tr><td>Vehículo</td><td>Seat Ibiza 1.0 TSI</td></tr><tr><td>Precio</td><td>12.500 €</td></tr>
        <tr><td>Mensaje</td><td>Hola, ¿lo tienen en azul? Gracias.</td></tr></table></body></html>
        --b--
        """
        .formatted(i, 22_000_000 + i);
  }

  /** Messages of that size, in the ways in which one can be big. */
  private static List<InboundMessage> big(int megabytes) {
    int size = megabytes << 20;
    String line = "Una línea de texto sin etiqueta: ni nombre, ni teléfono, nada que leer aquí.\n";
    String text = line.repeat(size / line.length());
    String head = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n";
    String picture =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAAB\n";
    return List.of(
        message("text.eml", head + "\n" + text),
        message("html.eml", head + "Content-Type: text/html; charset=utf-8\n\n<p>" + text),
        message("text.txt", text),
        message("adf.xml", adf(1).replace("¿Sigue disponible?", "x y ".repeat(size / 4))),
        message("rows.csv", "Nombre;Teléfono\n" + "Ana;600111222\n".repeat(size / 14)),
        message("numbers.json", "[" + "{\"a\":1},".repeat(size / 8) + "{}]"),
        message(
            "picture.eml",
            head
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nNombre: Ana\nTeléfono: 600111222\nMensaje: Hola\n"
                + "--b\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\n"
                + picture.repeat(size / picture.length())
                + "--b--\n"));
  }

  private static List<InboundMessage> files(Path folder) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      List<InboundMessage> messages = new ArrayList<>();
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        messages.add(message(file.getFileName().toString(), Files.readAllBytes(file)));
      }
      return messages;
    }
  }

  private static List<InboundMessage> copies(List<InboundMessage> messages, int times) {
    return Stream.generate(() -> messages).limit(times).flatMap(List::stream).toList();
  }

  private static InboundMessage message(String name, String content) {
    return message(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static InboundMessage message(String name, byte[] content) {
    return new InboundMessage(
        MessageKey.of("bench", name, content),
        "bench",
        InboundMessage.Channel.FILE,
        name,
        null,
        Instant.EPOCH,
        content);
  }
}
