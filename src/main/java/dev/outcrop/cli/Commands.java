package dev.outcrop.cli;

import java.lang.reflect.InvocationTargetException;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands, each with its caller. */
final class Commands implements IFactory {

    private final Caller caller;

    Commands(Caller caller) {
        this.caller = caller;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Caller.class) {
                try {
                    return type.cast(constructor.newInstance(caller));
                } catch (InvocationTargetException e) {
                    throw e.getCause() instanceof Exception cause ? cause : e;
                }
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
