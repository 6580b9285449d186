package es.sml.connector.status.event;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON of the events and replies that CRMs get. */
public final class CrmJson {
  /** Its bytes have the same characters as its texts: Jackson would write an emoji as escapes. */
  public static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private CrmJson() {}
}
