package es.sml.connector.door.codec;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads url-encoded parameters, of a query or of a body, up to a limit. */
public final class Query {
  private static final int MOST = 500;

  private Query() {}

  /** Returns the values of each parameter, in their order. A broken escape gives no parameters. */
  public static Map<String, List<String>> of(String written) {
    try {
      return new QueryStringDecoder(written, StandardCharsets.UTF_8, false, MOST).parameters();
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }
}
