package dev.outcrop.cli;

import dev.outcrop.recording.Renewal;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --record} and {@code --record=all}. */
final class RenewalWord implements ITypeConverter<Renewal>, IParameterPreprocessor {

    /** Stands for what {@code --record} alone means. */
    static final String MISSING = "missing";

    private static final String ALL = "all";

    @Override
    public Renewal convert(String word) {
        if (word.equals(ALL)) {
            return Renewal.ALL;
        }
        if (word.equals(MISSING)) {
            return Renewal.MISSING;
        }
        throw new TypeConversionException("--record takes \"all\" or nothing, not \"" + word + "\".");
    }

    /** A word that stands apart is a path, not the option's: {@code run --record conversations}. */
    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature.
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!"=".equals(info.get("separator"))) {
            args.push(MISSING);
        }
        return false;
    }
}
