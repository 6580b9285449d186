package es.sml.connector.demo.check;

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
 * A sample message of the demo, a row of demo/messages.csv.
 *
 * @param file the file with its content
 * @param dealer its dealer
 * @param channel its channel
 * @param leads the number of its leads in SML
 * @param title its title
 */
public record Sample(
    String file,
    String dealer,
    InboundMessage.Channel channel,
    Expectation expectation,
    int leads,
    String title) {

  /** Returns all samples, in the order of sending. */
  public static List<Sample> all() throws IOException {
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

  public boolean isDuplicate() {
    return expectation == Expectation.DUPLICATE;
  }

  public byte[] content() throws IOException {
    try (InputStream content = resource(file)) {
      return content.readAllBytes();
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream stream = Sample.class.getResourceAsStream("/demo/" + name);
    if (stream == null) {
      throw new FileNotFoundException("demo/" + name + " is missing in the program");
    }
    return stream;
  }
}
