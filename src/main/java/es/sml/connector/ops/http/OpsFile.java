package es.sml.connector.ops.http;

/**
 * A response that the caller saves as a file.
 *
 * @param name without characters that a header or a file system treats specially
 */
@SuppressWarnings("ArrayRecordComponent") // never compared and never changed
public record OpsFile(String name, String type, byte[] content) {
  /** The policy of a browser that opens the file in spite of all: nothing of it runs or loads. */
  public static final String POLICY = "default-src 'none'; sandbox";

  /** Returns the value of the header Content-Disposition. */
  public String disposition() {
    return "attachment; filename=\"" + name + "\"";
  }
}
