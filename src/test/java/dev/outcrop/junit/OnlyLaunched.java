package dev.outcrop.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIf;

/** Tests that are the subject of another test, which runs them by {@link Launched}; some of them have to fail. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@EnabledIf(value = "dev.outcrop.junit.Launched#underWay", disabledReason = "subject of another test")
@interface OnlyLaunched {}
