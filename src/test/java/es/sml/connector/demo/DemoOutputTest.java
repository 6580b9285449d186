package es.sml.connector.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class DemoOutputTest {
  private static final Sample SAMPLE =
      new Sample("a.eml", "autos-norte", "mail", "unreadable", 0, "A mail", "Un correo");

  private final StringWriter output = new StringWriter();

  @Test
  void letsNoForeignTextSteerTheTerminal() {
    demoOutput(Ansi.OFF).reason("bad \u001b]0;title\u0007 \u009b31m \u202e text\r\nSML lead 9");

    assertThat(output.toString().replace(System.lineSeparator(), "\n"))
        .doesNotContainPattern("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Cf}&&[^\\n]]")
        .doesNotContainPattern("(?m)^SML lead 9");
  }

  @Test
  void coloursOnlyIfTheTerminalSupportsIt() {
    demoOutput(Ansi.OFF).message("cyan", "in", SAMPLE, "");
    assertThat(output.toString()).doesNotContain("\u001b");

    demoOutput(Ansi.ON).message("cyan", "in", SAMPLE, "");
    assertThat(output.toString()).contains("\u001b[");
  }

  @Test
  void breaksLongReasonsBetweenWords() {
    demoOutput(Ansi.OFF).reason("reason ".repeat(40) + "x".repeat(300));

    assertThat(output.toString().lines()).hasSizeGreaterThan(5);
    assertThat(output.toString().lines()).allMatch(line -> line.length() <= 100);
    assertThat(output.toString().lines()).anyMatch(line -> line.endsWith("reason"));
  }

  private DemoOutput demoOutput(Ansi ansi) {
    return new DemoOutput(new PrintWriter(output), ansi);
  }
}
