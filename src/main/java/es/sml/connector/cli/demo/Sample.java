package es.sml.connector.cli.demo;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import es.sml.connector.lead.InboundMessage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * One message that the demo offers, a row of demo/messages.csv.
 *
 * @param file its content, beside the list
 * @param dealer whom it is for
 * @param channel the way in
 * @param leads how many leads SML must have of it
 * @param title for people
 */
record Sample(
    String file,
    String dealer,
    InboundMessage.Channel channel,
    Expectation expectation,
    int leads,
    String title) {

  /** All of them, in the order in which they are offered. */
  static List<Sample> all() throws IOException {
    try (InputStream list = resource("messages.csv");
        MappingIterator<Sample> rows =
            CsvMapper.csvBuilder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build()
                .readerFor(Sample.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(list)) {
      return rows.readAll();
    }
  }

  boolean isDuplicate() {
    return expectation == Expectation.DUPLICATE;
  }

  byte[] content() throws IOException {
    try (InputStream content = resource(file)) {
      return content.readAllBytes();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = Sample.class.getResourceAsStream("/demo/" + name);
    if (stream == null) {
      throw new FileNotFoundException("demo/" + name + " is not in the program");
    }
    return stream;
  }
}
