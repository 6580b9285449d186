package es.sml.connector.testing;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A dealers.yaml with one dealer and its account. A test names only what matters to it. */
public final class DealerBuilder {
  private String name = "norte";
  private String baseUrl = "http://127.0.0.1:1";
  private String password = "env:SML_PASSWORD";
  private final StringBuilder accountKeys = new StringBuilder();
  private final StringBuilder dealerKeys = new StringBuilder();

  private DealerBuilder() {}

  /** Begins the dealer norte of the account demo. SML cannot be reached, and no lead comes in. */
  public static DealerBuilder aDealer() {
    return new DealerBuilder();
  }

  public DealerBuilder named(String id) {
    name = id;
    return this;
  }

  /** Sets where SML is. */
  public DealerBuilder at(String url) {
    baseUrl = url;
    return this;
  }

  public DealerBuilder at(URI url) {
    return at(url.toString());
  }

  /** Sets a sandbox on this machine. */
  public DealerBuilder at(int port) {
    return at("http://127.0.0.1:" + port);
  }

  /** Sets the place of SML's password, such as file:password. */
  public DealerBuilder password(String place) {
    password = place;
    return this;
  }

  /** Adds keys of the account, as YAML lines. */
  public DealerBuilder withAccount(String yaml) {
    accountKeys.append(yaml.indent(4));
    return this;
  }

  /** Adds keys of the dealer, as YAML lines. */
  public DealerBuilder with(String yaml) {
    dealerKeys.append(yaml.indent(4));
    return this;
  }

  /** Adds the queue for leads. */
  public DealerBuilder withQueue() {
    return with("queue: {}");
  }

  /** Returns the whole file. */
  public String yaml() {
    return """
        accounts:
          demo:
            base-url: "%s"
            username: demo
            password: "%s"
        %sdealers:
          %s:
            account: demo
            source: 1
        %s"""
        .formatted(baseUrl, password, accountKeys, name, dealerKeys);
  }

  /** Writes dealers.yaml into a directory. */
  public void writeTo(Path config) throws IOException {
    Files.writeString(config.resolve("dealers.yaml"), yaml());
  }
}
