package es.sml.connector.runtime.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.config.Configuration;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.runtime.RouteCheck;
import es.sml.connector.runtime.ext.RoutesLintException;
import es.sml.connector.testing.ShippedVocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped routes are sound, and each kind of fault in them is found with file and step. */
class RoutesLintTest {
  @TempDir Path directory;
  private Path routes;

  @BeforeEach
  void copyRoutes() throws IOException {
    routes = Files.createDirectories(directory.resolve("routes"));
    copy(Path.of("routes"), routes);
    Path formats = Files.createDirectories(directory.resolve("config/formats"));
    copy(Path.of("config", "formats"), formats);
    ShippedVocabulary.linkInto(directory.resolve("config"));
    Files.writeString(directory.resolve("config/application.properties"), "");
    Files.writeString(
        directory.resolve("config/dealers.yaml"),
        """
        accounts:
          demo: {base-url: "http://127.0.0.1:1", username: demo, password: "env:SECRET"}
        dealers:
          norte:
            account: demo
            source: 1
            queue: {}
            crm: {}
            drop-folder: {directory: drop}
            channels:
              ads: {kind: google, secrets: ["env:SECRET"]}
            inboxes:
              - {host: 127.0.0.1, username: a, password: "env:SECRET"}
              - {host: 127.0.0.1, username: b, password: "env:SECRET"}
        """);
  }

  @Test
  void findsNoFaultInTheShippedRoutes() {
    assertThatCode(this::lint).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "13-door, 'uri: direct:lead-intake', 'uri: direct:lead-intaek', nothing consumes direct:lead-intaek",
    "13-door, 'ref: doorRecords.recognize', 'ref: doorRecords.recognise', the bean doorRecords.recognise does not exist",
    "20-parse, 'uri: direct:reconcile-lead', 'uri: direct:reconcile-laed', nothing consumes direct:reconcile-laed",
    "20-parse, 'routeConfigurationId: lead-errors', 'routeConfigurationId: lead-error', the routeConfiguration does not exist: lead-error",
    "20-parse, 'ref: ledger.receive', 'ref: ledger.recieve', the bean ledger.recieve does not exist",
    "33-sml-reference, 'uri: bean:referenceCatalog', 'uri: bean:referenceCatalogs', the bean referenceCatalogs does not exist",
    "33-sml-reference, 'method: \"refresh(', 'method: \"refesh(', bean referenceCatalog has no method refesh",
    "20-parse, '            id: parse-message-read\n', '', has no id",
    "30-post, 'uri: \"direct:sml-request-${', 'uri: \"direct:sml-requests-${', nothing consumes a direct:sml-requests-",
    "51-command, 'objectMapper: \"#commandJson\"', 'objectMapper: \"#comandJson\"', the bean comandJson does not exist",
    "51-command, 'objectMapper: \"#commandJson\"', '', json needs an objectMapper of a fixed name",
    "00-errors, 'maximumRedeliveries: 2', 'maximumRedeliveries: \"2\"', command-errors-later: redeliveryPolicy/maximumRedeliveries must be of the type number",
    "51-command, 'uri: sql:classpath:db/query/commands-to-reply.sql', 'uri: sql:select 1', SQL may not stand in a route",
    "00-errors, 'uri: direct:fail-lead', 'uri: direct:deliver-fial', nothing consumes direct:deliver-fial",
    "00-errors, '            - to:\n                id: intake-errors-unusable-dead-letter\n', '            - to:\n', has no id"
  })
  void findsAFault(String file, String sound, String faulty, String fault) throws IOException {
    Path route = routes.resolve(file + ".camel.yaml");
    String before = Files.readString(route);
    String after = before.replace(sound.replace("\\n", "\n"), faulty.replace("\\n", "\n"));
    org.assertj.core.api.Assertions.assertThat(after).isNotEqualTo(before);
    Files.writeString(route, after);
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining(file + ".camel.yaml");
  }

  @Test
  void findsARouteThatJavaNamesAndNoFileHas() throws IOException {
    Path file = routes.resolve("26-duplicate.camel.yaml");
    Files.writeString(
        file, Files.readString(file).replace("    id: note-duplicate\n", "    id: repeat-notes\n"));
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining("no route file has note-duplicate, which Java code names")
        .satisfies(
            faults ->
                assertThat(LocalizedText.of(faults).in(Locale.forLanguageTag("es")))
                    .contains("ningún fichero de rutas tiene note-duplicate"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "toD: {id: x, uri: 'jms:queue:${exchangeProperty.CommandReplyTo}'}",
        "toD: {id: x, uri: 'direct:sml-request-${header.LeadAccount}'}",
        "toD: {id: x, uri: 'direct:sml-request-${exchangeProperty.LeadAccount}?${body}'}",
        "toD: {id: x, uri: 'jms:queue:${exchangeProperty.LeadAccount}'}",
        "wireTap: {id: x, uri: 'jms:queue:${body}'}",
        "recipientList: {id: x, simple: {expression: '${header.To}'}}",
        "recipientList: {id: x, constant: {expression: 'direct:dead-letter'}}",
        "routingSlip: {id: x, simple: {expression: '${header.To}'}}",
        "dynamicRouter: {id: x, simple: {expression: '${header.To}'}}",
        "enrich: {id: x, simple: {expression: '${header.To}'}}",
        "pollEnrich: {id: x, simple: {expression: '${header.To}'}}",
        "script: {id: x, simple: {expression: '${body}'}}",
        "to: {id: x, uri: 'language:simple', parameters: {contentCache: false}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${exchangeProperty.CommandReplyTo}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: 'leads.inbound.${header.LeadAccount}'}}",
        "setHeader: {id: x, name: CamelJmsDestinationName, simple: {expression: '${exchangeProperty.CommandPartition}${body}'}}",
        "setHeader: {id: x, name: camelJmsDestinationname, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelHttpUri, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: CamelFileName, simple: {expression: '${header.LeadName}'}}",
        "setHeader: {id: x, name: CamelBeanMethodName, simple: {expression: '${header.LeadName}'}}",
        "setHeader: {id: x, name: JMSReplyTo, simple: {expression: '${body}'}}",
        "setHeader: {id: x, name: '${body}', constant: {expression: x}}",
        "setHeaders: {id: x, headers: [{name: CamelHttpUri, simple: {expression: '${body}'}}]}",
        "setProperty: {id: x, name: '${body}', constant: {expression: x}}",
        "setProperty: {id: x, name: LeadAccount, simple: {expression: '${body}'}}",
        "setProperty: {id: x, name: CommandPartition, simple: {expression: '${header.CommandPartition}'}}",
        "setBody: {id: x, method: {ref: '${header.Bean}'}}",
        "setBody: {id: x, method: {beanType: java.lang.Runtime}}",
        "setBody: {id: x, method: {ref: ledger, method: 'find(${bean:ledger})'}}",
        "setBody: {id: x, simple: {expression: '${bean:${header.Bean}}'}}",
        "setBody: {id: x, simple: {expression: '${ref:ledger}'}}",
        "setBody: {id: x, simple: {expression: '${type:java.lang.System.out}'}}",
        "setBody: {id: x, simple: {expression: '${camelContext.stop}'}}",
        "setBody: {id: x, simple: {expression: '$simple{body}'}}",
        "setBody: {id: x, simple: {expression: '${exchangeProperty.${header.Name}}'}}",
        "setBody: {id: x, language: {language: spel, expression: '#{body}'}}",
        "setBody: {id: x, language: {language: bean, expression: ledger}}",
        "setBody: {id: x, header: {expression: LeadName}}",
        "setBody: {id: x, groovy: {expression: 'body'}}",
        "setBody: {id: x, mvel: {expression: 'body'}}",
        "filter: {id: x, ognl: {expression: 'body'}, steps: []}",
        "aggregate: {id: x, correlationExpression: {groovy: {expression: body}}, aggregationStrategy: x, completionSize: 1, steps: []}",
        "log: {id: x, message: '${bean:ledger}'}",
        "to: {id: x, uri: 'bean:ledger', parameters: {method: 'find(${type:java.lang.System.out})'}}",
        "unmarshal: {id: x, json: {library: Jackson, objectMapper: '#commandJson', allowUnmarshallType: true}}",
        "unmarshal: {id: x, json: {library: Jackson, objectMapper: '#commandJson', allowJmsType: true}}",
        "unmarshal: {id: x, json: {library: Gson, objectMapper: '#commandJson'}}",
        "unmarshal: {id: x, base64: {}}",
        "marshal: {id: x, json: {library: Jackson, objectMapper: '#crmJson', prettyPrint: true}}",
        "choice: {id: y, when: [], otherwise: {id: z, steps: [{toD: {id: x, uri: '${body}'}}]}}",
        "choice: {id: y, when: [{id: z, groovy: {expression: body}, steps: []}]}",
        "split: {id: y, simple: {expression: '${body}'}, steps: [{toD: {id: x, uri: '${body}'}}]}",
        "doTry: {id: y, steps: [], doFinally: {id: z, steps: [{toD: {id: x, uri: '${body}'}}]}}",
        "doTry: {id: y, steps: [], doCatch: [{id: z, exception: [java.lang.Exception], onWhen: {spel: {expression: '#{body}'}}, steps: []}]}",
        "doTry: {id: y, steps: [], doCatch: [{id: z, exception: [java.lang.Exception], steps: [{toD: {id: x, uri: '${body}'}}]}]}"
      })
  void refusesWhatMakesMessageDataAnAddressOrCode(String step) throws IOException {
    Files.writeString(
        routes.resolve("99-attack.camel.yaml"),
        "- route:\n    id: attack\n    routeConfigurationId: inherit-error-handling\n    from:\n"
            + "      uri: direct:attack\n      steps:\n        - "
            + step
            + "\n");
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining("99-attack.camel.yaml")
        .hasMessageMatching(
            "(?s).*(may not be used|may come from a message|is not fixed|part of an address|fixed name in ref).*");
  }

  private void lint() throws Exception {
    RouteCheck.lint(Configuration.load(directory.resolve("config"), Map.of("SECRET", "x")), routes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  private static final String EXT =
      """
      - route:
          id: ext-own
          routeConfigurationId: route-errors
          from:
            uri: timer:own
            steps:
              - removeHeaders: {pattern: "Lead*"}
              - setHeader: {name: LeadDealer, constant: {expression: norte}}
              - to: {uri: "direct:lead-intake"}
      """;

  private void writeExt(String text) throws IOException {
    Files.writeString(
        Files.createDirectories(routes.resolve("ext")).resolve("own.camel.yaml"), text);
    Path dealers = directory.resolve("config/dealers.yaml");
    Files.writeString(
        dealers, Files.readString(dealers).replace("crm: {}", "crm: {}\n    routes: true"));
  }

  @Test
  void findsNoFaultInARouteOfTheIntegrator() throws IOException {
    writeExt(EXT);
    assertThatCode(this::lint).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: ext-own | id: own | the id of a route begins with ext-",
        "routeConfigurationId: route-errors | routeConfigurationId: inherit-error-handling | its routeConfigurationId is route-errors",
        "- removeHeaders: {pattern: \"Lead*\"} | - log: {message: hello} | needs removeHeaders with the pattern Lead*",
        "pattern: \"Lead*\" | pattern: \"Lead*\", excludePattern: LeadDealer | needs removeHeaders with the pattern Lead*",
        "constant: {expression: norte} | constant: {expression: sur} | no dealer sur with routes: true",
        "constant: {expression: norte} | simple: {expression: \"${header.Dealer}\"} | LeadDealer is set by a constant or by a method",
        "name: LeadDealer, | name: LeadName, | needs the header LeadDealer",
        "- to: {uri: \"direct:lead-intake\"} | - to: {uri: \"file:x\"}\\n        - to: {uri: \"direct:lead-intake\"} | needs removeHeaders with the pattern Lead*",
        "direct:lead-intake | direct:dead-letter | only direct:lead-intake and direct:ext-",
        "direct:lead-intake | jms:queue:leads.dead | jms may not be used in routes/ext",
        "direct:lead-intake | seda:later | seda may not be used in routes/ext",
        "direct:lead-intake | bean:ledger | only beans of your own may be used",
        "timer:own | nosuch:own | there is no component nosuch",
        "timer:own | sftp:host/in?password=abc | password is a secret",
        "timer:own | sftp://leads:abc@host/in | a password may not stand in a route",
        "timer:own | sql:select 1 | sql needs a dataSource of your own",
        "timer:own | file:in?idempotentRepository=#ledger | only beans of your own may be used",
        "- to: {uri: | - wireTap: {uri: | wireTap may not be used in routes/ext",
        "- to: {uri: \"direct:lead-intake\"} | - doTry: {steps: [], doCatch: [{exception: [java.lang.Exception], steps: []}]} | doTry may not be used in routes/ext",
        "- to: {uri: \"direct:lead-intake\"} | - process: {ref: ledger.rejected} | only beans of your own may be used",
        "- to: {uri: \"direct:lead-intake\"} | - split: {simple: {expression: \"${body}\"}, steps: []} | split needs stopOnException: true",
        "- to: {uri: \"direct:lead-intake\"} | - setHeader: {name: CamelHttpQuery, simple: {expression: \"a=${body}\"}} | the header CamelHttpQuery may come from a message",
        "- to: {uri: \"direct:lead-intake\"} | - setHeader: {name: CamelHttpUri, simple: {expression: \"${exchangeProperty.ExtUri}\"}} | the header CamelHttpUri may come from a message",
        "expression: norte} | expression: norte, trim: \"yes\"} | trim must be of the type boolean",
        "- to: {uri: \"direct:lead-intake\"} | - too: {uri: \"direct:lead-intake\"} | has the unknown field too",
        "- route: | - routeConfiguration: | routeConfiguration may not be used",
        "from: | errorHandler: {noErrorHandler: {}}\\n    from: | errorHandler may not be used",
      })
  void findsAFaultInARouteOfTheIntegrator(String sound, String faulty, String fault)
      throws IOException {
    org.assertj.core.api.Assertions.assertThat(EXT).contains(sound);
    writeExt(EXT.replace(sound, faulty.replace("\\n", "\n")));
    assertThatThrownBy(this::lint)
        .isInstanceOf(RoutesLintException.class)
        .hasMessageContaining(fault)
        .hasMessageContaining("own.camel.yaml");
  }
}
