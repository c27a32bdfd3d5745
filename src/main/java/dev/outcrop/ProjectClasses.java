package dev.outcrop;

import dev.outcrop.config.AssistantConfig;
import dev.outcrop.config.OutcropConfig;
import dev.outcrop.error.OutcropException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The project's own classes: what the application already has, then what {@code classpath:} lists.
 *
 * <p>Thread-safe. The class path is opened by the first class that the application does not have.
 */
final class ProjectClasses implements AutoCloseable {

    private final List<Path> classpath;
    private @Nullable URLClassLoader opened;

    ProjectClasses(OutcropConfig config) {
        this.classpath = config.workspace().classpath();
    }

    /** The interface that an assistant is declared by. */
    Class<?> interfaceOf(AssistantConfig assistant, String name) {
        return load(name, "assistant \"" + assistant.name() + "\"", assistant);
    }

    /** The tools that outcrop.yaml gives to an assistant. */
    List<Class<?>> toolsOf(AssistantConfig assistant) {
        var tools = new ArrayList<Class<?>>();
        for (var name : assistant.conduct().tools()) {
            tools.add(load(name, "tool of assistant \"" + assistant.name() + "\"", assistant));
        }
        return tools;
    }

    private Class<?> load(String name, String what, AssistantConfig assistant) {
        try {
            return Class.forName(name, false, applicationLoader());
        } catch (ClassNotFoundException notTheApplications) {
            try {
                return Class.forName(name, false, projectLoader());
            } catch (ClassNotFoundException | LinkageError cause) {
                throw new OutcropException(
                        dev.outcrop.error.ErrorKind.INPUT,
                        assistant.at() + ": the class \"" + name + "\" (" + what + ") is not on the class path "
                                + shown() + (cause instanceof LinkageError ? ": it needs " + cause.getMessage() : "")
                                + ".",
                        "Compile the project, or correct the name, or list its folder or jar under classpath: in outcrop.yaml.",
                        cause);
            }
        }
    }

    private String shown() {
        return classpath.isEmpty()
                ? "(classpath: is empty, and there is no target/classes)"
                : classpath.stream().map(Path::toString).collect(Collectors.joining(", ", "[", "]"));
    }

    /** The caller's loader first, so that an application gets the very interface that it compiled against. */
    private static ClassLoader applicationLoader() {
        var context = Thread.currentThread().getContextClassLoader();
        return context == null ? ProjectClasses.class.getClassLoader() : context;
    }

    private synchronized URLClassLoader projectLoader() {
        if (opened == null) {
            opened = new URLClassLoader(
                    "project", classpath.stream().map(ProjectClasses::url).toArray(URL[]::new), applicationLoader());
        }
        return opened;
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public synchronized void close() {
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException cause) {
                throw new UncheckedIOException("the project's class path could not be closed", cause);
            }
        }
    }
}
