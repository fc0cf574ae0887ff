package io.sluice.objective.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fragments of built-in profiles: how they are put in, and that all profiles are whole. */
class IncludesTest {

    private static String expand(String text, Map<String, String> fragments) {
        return Includes.expand(text, name -> {
            String lines = fragments.get(name);
            if (lines == null) {
                throw new IllegalStateException("no " + name);
            }
            return lines;
        });
    }

    @Test
    void aFragmentsLines_areIndentedAsItsPlaceIs_andEmptyOnesStayEmpty() {
        String text = """
                steps:
                  #include run
                  - last
                #include run
                """;
        String fragment = """
                - run: [sh, "$1\\n"]

                  text: |
                    ${id}
                """;
        assertEquals("""
                steps:
                  - run: [sh, "$1\\n"]

                    text: |
                      ${id}
                  - last
                - run: [sh, "$1\\n"]

                  text: |
                    ${id}
                """, expand(text, Map.of("run", fragment)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "  - run #include run\n",
                "# include run\n",
                "#include\n",
                "#include run and more\n",
                "#include run",
                "#includes run\n",
                "",
            })
    void whatIsNotSuchALine_staysAsItIs(String text) {
        assertEquals(text, expand(text, Map.of("run", "- x\n")));
    }

    @Test
    void aMissingFragment_isNotOverlooked() {
        assertThrows(IllegalStateException.class, () -> expand("  #include other\n", Map.of("run", "- x\n")));
    }

    static List<String> names() {
        return new BuiltInProfiles().names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyBuiltIn_isWhole_andRead(String name) {
        BuiltInProfiles builtIn = new BuiltInProfiles();
        assertFalse(builtIn.text(name).contains("#include"), name);
        assertEquals(builtIn.text(name), builtIn.load(name).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"netns-veth", "macvlan", "macvtap", "tc-routing", "ovs-veth", "no-network"})
    void everyRuntime_hasItsPrograms(String name) {
        for (String runtime : List.of("process", "runc", "qemu")) {
            Settings chosen = Settings.none().with(Settings.RUNTIME, runtime);
            List<String> programs =
                    new BuiltInProfiles().load(name).with(chosen).programs();
            assertEquals(runtime.equals("runc"), programs.contains("runc"));
            assertEquals(runtime.equals("qemu"), programs.contains("qemu-system-x86_64"));
            assertEquals(!runtime.equals("process"), programs.contains("busybox"));
        }
    }

    @ParameterizedTest
    @CsvSource({"netns-veth", "no-network"})
    void aComplaint_namesTheLineOfTheWholeText(String name) {
        String text = new BuiltInProfiles().text(name).replace("timeout: 5m", "timeout: soon");
        long line = text.substring(0, text.indexOf("timeout: soon")).lines().count();
        var e = assertThrows(ProfileException.class, () -> new ProfileReader().read("mine.yaml", text));
        assertTrue(String.valueOf(e.getMessage()).startsWith("mine.yaml:" + line + ":"), e.getMessage());
    }

    @Test
    void everyFragment_isInAProfile() throws IOException, URISyntaxException {
        Path netnsVeth = Path.of(Objects.requireNonNull(BuiltInProfiles.class.getResource("netns-veth.yaml"))
                .toURI());
        StringBuilder all = new StringBuilder();
        for (String name : names()) {
            all.append(Files.readString(netnsVeth.resolveSibling(name + ".yaml")));
        }
        try (Stream<Path> fragments = Files.list(netnsVeth.resolveSibling("fragment"))) {
            for (Path fragment : fragments.toList()) {
                String name = String.valueOf(fragment.getFileName()).replace(".yaml", "");
                assertTrue(all.indexOf("#include " + name + "\n") >= 0, name);
                assertFalse(Files.readString(fragment).contains("#include"), name);
            }
        }
    }
}
