package dev.outcrop.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A command line as a user would type it in a folder, run inside this process. */
record Typed(Path directory, InputStream stdin, Set<Channel> terminals, Map<String, String> environment) {

    static Typed in(Path directory) {
        return new Typed(directory, InputStream.nullInputStream(), Set.of(), Map.of());
    }

    Typed piping(String text) {
        return new Typed(
                directory, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), terminals, environment);
    }

    Typed piping(InputStream bytes) {
        return new Typed(directory, bytes, terminals, environment);
    }

    Typed onTerminal(Channel... channels) {
        return new Typed(directory, stdin, Set.of(channels), environment);
    }

    Typed with(String name, String value) {
        var more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Typed(directory, stdin, terminals, more);
    }

    Result run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = Terminal.on(stdin, out, err, terminals, environment);
        var code = OutcropCommand.run(new Caller(terminal, directory, environment), args);
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What a user sees of it. */
    record Result(int code, String out, String err) {}
}
