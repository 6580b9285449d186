package es.sml.connector.console.text;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Renders templates with values. It escapes every value. */
public final class Templates {
  private final PebbleEngine engine;

  public Templates() {
    ClasspathLoader files = new ClasspathLoader(Templates.class.getClassLoader());
    files.setPrefix("console/pages");
    files.setSuffix(".html");
    engine =
        new PebbleEngine.Builder()
            .loader(files)
            .strictVariables(true)
            .extension(new PageFunctions())
            .build();
  }

  public String render(String template, Language language, Map<String, Object> values) {
    StringWriter html = new StringWriter();
    try {
      engine.getTemplate(template).evaluate(html, values, language.locale());
      return html.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a page could not be written", e);
    }
  }
}
