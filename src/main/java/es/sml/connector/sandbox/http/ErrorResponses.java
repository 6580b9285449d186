package es.sml.connector.sandbox.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import es.sml.connector.sandbox.setting.AuthorizationScheme;
import io.vertx.core.buffer.Buffer;

/** The error responses of Django REST Framework, of Django and of the proxy before it. */
public final class ErrorResponses {

  private ErrorResponses() {}

  public static SandboxResponse detail(int status, String message) {
    return SandboxResponse.json(status, Json.object().put("detail", message));
  }

  /** Returns a 400 with one message for one field. */
  public static SandboxResponse fieldError(String field, String message) {
    ObjectNode errors = Json.object();
    errors.putArray(field).add(message);
    return SandboxResponse.json(400, errors);
  }

  public static SandboxResponse notFound() {
    return detail(404, "No encontrado.");
  }

  public static SandboxResponse methodNotAllowed(String method, String allowed) {
    return detail(405, "Método \"" + method + "\" no permitido.").withHeader("Allow", allowed);
  }

  public static SandboxResponse unauthorized(AuthorizationScheme scheme, String message) {
    return detail(401, message).withHeader("WWW-Authenticate", scheme.challenge());
  }

  /** Returns the page that a reverse proxy sends instead of SML's response. */
  public static SandboxResponse proxyPage(int status, String reason) {
    String title = status + " " + reason;
    return html(
        status,
        "<html>\r\n<head><title>"
            + title
            + "</title></head>\r\n<body>\r\n<center><h1>"
            + title
            + "</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
  }

  /** Returns the most likely response of SML, or of the proxy before it, for the status. */
  public static SandboxResponse error(int status, AuthorizationScheme scheme) {
    return switch (status) {
      case 401 -> unauthorized(scheme, "Token inválido.");
      case 429 -> detail(429, "Solicitud fue regulada (throttled).");
      case 500 -> serverError();
      case 502 -> proxyPage(502, "Bad Gateway");
      case 503 -> proxyPage(503, "Service Temporarily Unavailable");
      case 504 -> proxyPage(504, "Gateway Time-out");
      default -> detail(status, "Fallo provocado por el sandbox.");
    };
  }

  /** Django's response to an unknown path, before it calls any view. */
  public static SandboxResponse noSuchPath() {
    return djangoPage(
        404, "Not Found", "Not Found", "The requested resource was not found on this server.");
  }

  /** Django's response after a view failed. */
  public static SandboxResponse serverError() {
    return djangoPage(500, "Server Error", "Server Error (500)", "");
  }

  private static SandboxResponse djangoPage(int status, String title, String heading, String text) {
    return html(
        status,
        """

        <!doctype html>
        <html lang="en">
        <head>
          <title>%s</title>
        </head>
        <body>
          <h1>%s</h1><p>%s</p>
        </body>
        </html>
        """
            .formatted(title, heading, text));
  }

  private static SandboxResponse html(int status, String page) {
    return SandboxResponse.of(status, "text/html; charset=utf-8", Buffer.buffer(page));
  }
}
