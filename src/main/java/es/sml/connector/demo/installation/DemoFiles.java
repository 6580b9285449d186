package es.sml.connector.demo.installation;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The files of the demo, in the program: its messages and its configuration. */
public final class DemoFiles {
  private DemoFiles() {}

  public static byte[] read(String name) throws IOException {
    try (InputStream stream = DemoFiles.class.getResourceAsStream("/demo/" + name)) {
      if (stream == null) {
        throw new FileNotFoundException("demo/" + name + " is missing in the program");
      }
      return stream.readAllBytes();
    }
  }

  /** Returns a text with the values of the names between @ in it. */
  static String text(String name, Map<String, String> values) throws IOException {
    String text = new String(read(name), StandardCharsets.UTF_8);
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue());
    }
    return text.stripTrailing();
  }
}
