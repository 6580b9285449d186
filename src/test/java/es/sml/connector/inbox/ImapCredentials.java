package es.sml.connector.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credentials of a client, by LOGIN or by XOAUTH2. */
final class ImapCredentials {
  private static final Pattern BEARER =
      Pattern.compile("user=([^\1]*)\1auth=Bearer ([^\1]*)\1\1", Pattern.CASE_INSENSITIVE);

  private final String user;
  private final String secret;

  private ImapCredentials(String user, String secret) {
    this.user = user;
    this.secret = secret;
  }

  String user() {
    return user;
  }

  String secret() {
    return secret;
  }

  /** Requests the token if the command has none. */
  static ImapCredentials of(ImapCommand command, Wire wire) throws IOException {
    if (command.name().equals("LOGIN")) {
      return new ImapCredentials(command.argument(0), command.argument(1));
    }
    if (!command.argument(0).equalsIgnoreCase("XOAUTH2")) {
      throw new IllegalArgumentException("no such mechanism");
    }
    if (command.arguments().size() > 1) {
      return bearer(command.argument(1));
    }
    wire.line("+ ");
    return bearer(wire.readLine());
  }

  private static ImapCredentials bearer(String response) {
    byte[] decoded;
    try {
      decoded = Base64.getDecoder().decode(response);
    } catch (IllegalArgumentException e) {
      // Without the cause, because its message may quote a part of the token.
      throw new IllegalArgumentException("no base64");
    }
    Matcher bearer = BEARER.matcher(new String(decoded, StandardCharsets.UTF_8));
    if (!bearer.matches()) {
      throw new IllegalArgumentException("no bearer token");
    }
    return new ImapCredentials(bearer.group(1), bearer.group(2));
  }
}
