package es.sml.connector.cli.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command parse prints on a terminal and on a pipe. */
class ParseCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(
        directory.resolve("a.csv"), "Nombre;Teléfono;Coche\nAna Canaria;611223344;Seat Ibiza\n");
    Files.writeString(directory.resolve("b.json"), "{\"client\":{\"name\":\"Ana\"}}");
  }

  @Test
  void explainsInATableOnATerminal() {
    assertThat(parse(CommandLine.Help.Ansi.ON, "--explain")).isZero();
    assertThat(out.toString())
        .contains("outcome         lead", "FIELD                 VALUE", "CONF.  WHY")
        .containsPattern("customer.phone +611223344 +1.0 +")
        .doesNotContain("{\"");
  }

  @Test
  void namesTheSenderAsTheOriginOfTheProvider() throws Exception {
    Files.writeString(
        directory.resolve("c.eml"),
        """
        From: Portal <leads@portal.example>
        To: ventas@norte.example
        Subject: Seat Ibiza

        Hola, me interesa el Seat Ibiza. Soy Ana Canaria, mi móvil es 611223344.
        """);
    assertThat(parse(CommandLine.Help.Ansi.ON, "--explain")).isZero();
    assertThat(out.toString())
        .containsPattern("\nprovider +portal.example +1.0 +the mail's sender\n")
        .containsPattern("\nmessage +Hola, me interesa .* +1.0 +the customer's text\n");
  }

  @Test
  void printsJsonOnAPipeAndWithTheOption() {
    assertThat(parse(CommandLine.Help.Ansi.OFF, "--explain")).isZero();
    String piped = out.toString();
    assertThat(piped.lines()).hasSize(2).allMatch(line -> line.startsWith("{\"file\":"));
    out.getBuffer().setLength(0);
    parse(CommandLine.Help.Ansi.ON, "--explain", "--json");
    assertThat(out).hasToString(piped);
    out.getBuffer().setLength(0);
    parse(CommandLine.Help.Ansi.ON, "--json");
    assertThat(out.toString().lines()).hasSize(2).noneMatch(line -> line.contains("explain"));
  }

  private int parse(CommandLine.Help.Ansi ansi, String... options) {
    CommandLine line =
        new CommandLine(new ParseCommand())
            .setOut(new PrintWriter(out, true))
            .setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    String[] arguments = new String[options.length + 3];
    arguments[0] = "--config";
    arguments[1] = "config";
    arguments[2] = directory.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return line.execute(arguments);
  }
}
