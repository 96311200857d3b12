package dev.muster.gateway.http;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.Authentication;
import org.springframework.web.servlet.HandlerInterceptor;

/** Takes one token of a key's allowance for each request, and tells what is left. */
public final class RateGate implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request.getUserPrincipal() instanceof Authentication asked
                && asked.getPrincipal() instanceof Caller caller) {
            caller.allowance().spend(1).forEach((name, values) -> response.setHeader(name, values.getFirst()));
        }
        return true;
    }
}
