package es.sml.connector.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadedClassesTest {
  @Test
  void readsClassesInterfacesAndSubclasses() {
    String tree =
        """
        java.lang.Object/null
        |--java.util.Deque/null (intf)
        |--java.io.OutputStream/null
        |  |--es.sml.Out$Inner/0x00007f128c113d70
        |--es.sml.Out$$Lambda$189/0x00007f121c12d778/0x00007f128c113d70

        """;
    assertThat(LoadedClasses.in(tree))
        .containsExactly(
            "es/sml/Out$Inner", "java/io/OutputStream", "java/lang/Object", "java/util/Deque");
  }

  @Test
  void readsWhatThisJvmPrints() throws Exception {
    assertThat(LoadedClasses.now())
        .contains("java/io/FileOutputStream", "es/sml/connector/cli/start/LoadedClassesTest")
        // Kotlin's compiler writes classes of such names, too.
        .noneMatch(name -> name.startsWith("es/sml/") && name.contains("$$Lambda"));
  }
}
